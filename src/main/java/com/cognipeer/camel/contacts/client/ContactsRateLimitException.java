package com.cognipeer.camel.contacts.client;

/** The quota of the token is used up: status 429; {@link #getRetryAfter()} says when to come back, if the server does. */
public class ContactsRateLimitException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final boolean queued;

    ContactsRateLimitException(String message, ErrorDetails details, boolean queued) {
        super(message, details);
        this.queued = queued;
    }

    /**
     * Whether nothing was sent, because the operation still waited for its permit when {@code totalTimeout} ended. The quota
     * may not be used up, if other operations were before it.
     */
    public boolean isQueued() {
        return queued;
    }
}

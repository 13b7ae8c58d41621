package com.cognipeer.camel.contacts.client;

/** The quota of the token is used up: status 429; {@link #getRetryAfter()} tells when to come back, where the server does. */
public class ContactsRateLimitException extends ContactsException {

    private static final long serialVersionUID = 1L;

    ContactsRateLimitException(String message, ErrorAnswer answer) {
        super(message, answer);
    }
}

package com.cognipeer.camel.contacts.client;

/** There is no such contact: status 404, or an answer with {@code success:false} that says so. */
public class ContactNotFoundException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final boolean saidByTheApi;

    ContactNotFoundException(String message, ErrorDetails details, boolean saidByTheApi) {
        super(message, details);
        this.saidByTheApi = saidByTheApi;
    }

    /**
     * Whether the API said in its own words that something was not found. False for any other 404, which more often means
     * a wrong base URL than a missing contact.
     */
    public boolean isSaidByTheApi() {
        return saidByTheApi;
    }
}

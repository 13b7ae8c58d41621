package com.cognipeer.camel.contacts.client;

/** The token or the hook id is not accepted: status 401 or 403, or an answer that says so. */
public class ContactsAuthorizationException extends ContactsException {

    private static final long serialVersionUID = 1L;

    ContactsAuthorizationException(String message, ErrorDetails details) {
        super(message, details);
    }
}

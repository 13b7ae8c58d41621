package com.cognipeer.camel.contacts.client;

/** The server failed with a status of 500 or above, or gave an answer that is not the API's. */
public class ContactsServerException extends ContactsException {

    private static final long serialVersionUID = 1L;

    /** The answer was well-formed, and still not what was asked for. */
    public ContactsServerException(String message) {
        super(message, ResponseInfo.NOT_SENT, null);
    }

    ContactsServerException(String message, ErrorDetails details) {
        super(message, details);
    }
}

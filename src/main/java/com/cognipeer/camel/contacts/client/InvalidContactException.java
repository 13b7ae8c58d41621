package com.cognipeer.camel.contacts.client;

/** The contact or the request is not valid: refused before anything was sent, or by the API with 400, 409 or 422. */
public class InvalidContactException extends ContactsException {

    private static final long serialVersionUID = 1L;

    /** Refused on this side; nothing was sent. */
    public InvalidContactException(String message) {
        super(message, ResponseInfo.NOT_SENT, null);
    }

    InvalidContactException(String message, ErrorAnswer answer) {
        super(message, answer);
    }
}

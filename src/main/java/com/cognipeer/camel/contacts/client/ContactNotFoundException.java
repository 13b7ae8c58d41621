package com.cognipeer.camel.contacts.client;

/** There is no such contact: status 404, or an answer with {@code success:false} that says so. */
public class ContactNotFoundException extends ContactsException {

    private static final long serialVersionUID = 1L;

    ContactNotFoundException(String message, ErrorAnswer answer) {
        super(message, answer);
    }
}

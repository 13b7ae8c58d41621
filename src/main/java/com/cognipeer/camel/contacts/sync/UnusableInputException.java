package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;

/** No row at the beginning of the input names a contact, so that the input cannot be one for a sync. */
final class UnusableInputException extends InvalidContactException {

    private static final long serialVersionUID = 1L;

    UnusableInputException(String message) {
        super(message);
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;

/** No row at the beginning of an input names a contact, so that the input is not what a sync takes. */
final class UnusableInputException extends InvalidContactException {

    private static final long serialVersionUID = 1L;

    UnusableInputException(String message) {
        super(message);
    }
}

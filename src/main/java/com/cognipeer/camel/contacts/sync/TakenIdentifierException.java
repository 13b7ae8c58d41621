package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;

/** A conflict that a dry run foresees: the API would refuse the contact, as another contact has one of its identifiers. */
final class TakenIdentifierException extends InvalidContactException {

    private static final long serialVersionUID = 1L;

    TakenIdentifierException(String message) {
        super(message);
    }

    @Override
    public boolean isConflict() {
        return true;
    }
}

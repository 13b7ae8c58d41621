package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;

/** The stored contacts that the rows of an input are about, and the rows of which nobody knows that. */
final class SeenContacts {

    private final ContactNumbers contacts = new ContactNumbers();
    private long failuresWithoutContact;

    /** A row that is ambiguous is about each of its matches. */
    void note(RowResult result) {
        boolean isKnown = result.stored() != null;
        if (isKnown) {
            contacts.add(result.stored().get(Contact.ID));
        }
        for (Contact match : result.plan().matches()) {
            contacts.add(match.get(Contact.ID));
            isKnown = true;
        }
        if (result.outcome() == Outcome.failed && !isKnown) {
            failuresWithoutContact++;
        }
    }

    boolean contains(Object id) {
        return contacts.contains(id);
    }

    int size() {
        return contacts.size();
    }

    /** How many rows failed so that no stored contact is known that they may be about. */
    long failuresWithoutContact() {
        return failuresWithoutContact;
    }
}

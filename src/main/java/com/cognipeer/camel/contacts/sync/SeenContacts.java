package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;

/** The stored contacts that the rows of an input are about, and the rows of which nobody knows that. */
final class SeenContacts {

    private final PlainConditions scope;
    private final ContactNumbers contacts = new ContactNumbers();
    private final ContactNumbers entered = new ContactNumbers();
    private long failuresWithoutContact;

    /** @param scope the conditions of the scope */
    SeenContacts(PlainConditions scope) {
        this.scope = scope;
    }

    /** A row that is ambiguous is about each of its matches. */
    void note(RowResult result) {
        boolean isKnown = result.stored() != null;
        if (isKnown) {
            contacts.add(result.stored().get(Contact.ID));
        }
        for (Contact match : result.plan().matches()) {
            contacts.add(match.get(Contact.ID));
            isKnown = true;
            if (scope.areNewlyMet(match, result.plan().fields())) {
                entered.add(match.get(Contact.ID));
            }
        }
        if (result.outcome() == Outcome.failed && !isKnown) {
            failuresWithoutContact++;
        }
    }

    boolean contains(Object id) {
        return contacts.contains(id);
    }

    /** Whether a row may have moved this contact into the scope. */
    boolean hasEntered(Object id) {
        return entered.contains(id);
    }

    int size() {
        return contacts.size();
    }

    /** How many rows failed so that no stored contact is known that they may be about. */
    long failuresWithoutContact() {
        return failuresWithoutContact;
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.TextSet;

/** The stored contacts that the rows of an input are about, and the rows of which nobody knows that. */
final class SeenContacts {

    private final PlainConditions scope;
    private final TextSet contacts = new TextSet();
    private final TextSet entered = new TextSet();
    /** The addresses of rows that were looked up by them, in lower case: a look-up may not find each spelling. */
    private final TextSet emails = new TextSet();

    private long failuresWithoutContact;
    private long answersWithoutId;

    /** @param scope the conditions of the scope */
    SeenContacts(PlainConditions scope) {
        this.scope = scope;
    }

    /** A row that is ambiguous is about each of its matches. A row with an address is about each contact that has it. */
    void note(RowResult result) {
        boolean isKnown = result.stored() != null && add(result.stored());
        for (Contact match : result.plan().matches()) {
            boolean hasId = add(match);
            if (hasId && scope.areNewlyMet(match, result.plan().fields())) {
                entered.add(match.get(Contact.ID).toString());
            }
            isKnown |= hasId;
        }
        if (!isKnown && result.outcome() == Outcome.failed) {
            failuresWithoutContact++;
        } else if (!isKnown) {
            answersWithoutId++;
        }
        ContactKey key = result.plan().row().key();
        if (key != null && key.field().equals(Contact.EMAIL)) {
            emails.add(key.name());
        }
    }

    /** @return whether the contact has the server's id */
    private boolean add(Contact contact) {
        Object id = contact.get(Contact.ID);
        if (id != null) {
            contacts.add(id.toString());
        }
        return id != null;
    }

    boolean contains(Contact contact) {
        Object id = contact.get(Contact.ID);
        if (id != null && contacts.contains(id.toString())) {
            return true;
        }
        ContactKey email = ContactKey.of(contact, Contact.EMAIL);
        return email != null && emails.contains(email.name());
    }

    /** Whether a row may have moved this contact into the scope. */
    boolean hasEntered(Object id) {
        return id != null && entered.contains(id.toString());
    }

    int size() {
        return contacts.size();
    }

    /** How many rows failed so that no stored contact is known that they may be about. */
    long failuresWithoutContact() {
        return failuresWithoutContact;
    }

    /** How many rows were stored, and the server did not say as which contact. */
    long answersWithoutId() {
        return answersWithoutId;
    }
}

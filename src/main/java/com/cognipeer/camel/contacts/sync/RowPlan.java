package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.List;

/**
 * The decision what to do about a row.
 *
 * @param row      the row
 * @param matches  the stored contacts that the row names: one is changed or left alone; several make the row fail
 * @param outcome  the outcome of the row when the plan succeeds
 * @param identity names the contact to change; null unless one is changed
 * @param fields   the fields to write; empty when nothing is written
 * @param failure  why the row fails; null unless it does
 */
record RowPlan(
        InputRow row,
        List<Contact> matches,
        Outcome outcome,
        ContactIdentity identity,
        Contact fields,
        ContactsException failure) {

    static RowPlan create(InputRow row, Contact contact) {
        return new RowPlan(row, List.of(), Outcome.created, null, contact, null);
    }

    static RowPlan change(InputRow row, Contact stored, ContactIdentity identity, Contact fields) {
        return new RowPlan(row, List.of(stored), Outcome.updated, identity, fields, null);
    }

    /** Leaves the stored contact alone, as it is stored as given. */
    static RowPlan leave(InputRow row, Contact stored) {
        return new RowPlan(row, List.of(stored), Outcome.unchanged, null, new Contact(), null);
    }

    static RowPlan refuse(InputRow row, List<Contact> matches, ContactsException failure) {
        return new RowPlan(row, matches, Outcome.failed, null, new Contact(), failure);
    }

    boolean isWrite() {
        return outcome == Outcome.created || outcome == Outcome.updated;
    }

    boolean isCreation() {
        return outcome == Outcome.created;
    }

    /** The stored contact that the row names; null where there is none, or more than one. */
    Contact match() {
        return matches.size() == 1 ? matches.get(0) : null;
    }

    /** The stored contact that the plan changes or leaves alone; null where there is none. */
    Contact before() {
        return outcome == Outcome.updated || outcome == Outcome.unchanged ? match() : null;
    }
}

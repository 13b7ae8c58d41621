package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The end of a row.
 *
 * @param plan    the plan that was carried out last; a write may need another plan than the first one
 * @param stored  the contact as the server has stored it; null when nothing was written
 * @param failure why the row failed; null unless it did
 */
record RowResult(RowPlan plan, Contact stored, ContactsException failure) {

    /** A plan that needs no write, or whose write is known to have been applied. */
    static RowResult of(RowPlan plan) {
        return new RowResult(plan, null, plan.failure());
    }

    static RowResult written(RowPlan plan, Contact stored) {
        return new RowResult(plan, stored, null);
    }

    static RowResult failed(RowPlan plan, ContactsException failure) {
        return new RowResult(plan, null, failure);
    }

    static RowResult failed(InputRow row, ContactsException failure) {
        return of(RowPlan.refuse(row, List.of(), failure));
    }

    /** A row that waited in vain. */
    static RowResult failed(WaitingRow row, ContactsException failure) {
        return of(RowPlan.refuse(row.row(), row.stored() == null ? List.of() : List.of(row.stored()), failure));
    }

    long index() {
        return plan.row().index();
    }

    /** The text of the identifier that the row is looked up by; null where it has none. */
    String keyText() {
        ContactKey key = plan.row().key();
        return key == null ? null : key.given();
    }

    Outcome outcome() {
        return failure == null ? plan.outcome() : Outcome.failed;
    }

    /** The names of the fields that were written, sorted. */
    Set<String> fields() {
        return failure != null || plan.fields().isEmpty()
                ? Set.of()
                : new TreeSet<>(plan.fields().keySet());
    }

    /** The id of the stored contact; null where it is not known. */
    Object id() {
        Contact known = stored == null ? plan.before() : stored;
        return failure != null || known == null ? null : known.get(Contact.ID);
    }

    /** The names of the fields that the server has stored otherwise than they were written, sorted. */
    Set<String> altered() {
        return stored == null ? Set.of() : ContactDiff.changed(plan.fields(), stored);
    }

    /** The identifiers that the contact has given up, so that another contact can have them. */
    List<ContactKey> freed() {
        if (stored == null || plan.before() == null) {
            return List.of();
        }
        List<ContactKey> freed = ContactKey.all(plan.before());
        freed.removeAll(ContactKey.all(stored));
        return freed;
    }
}

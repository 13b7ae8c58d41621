package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of a contact of the input.
 *
 * @param index   its 0-based place
 * @param key     what it was looked up by; null when it could not be
 * @param outcome what became of it
 * @param fields  the fields that were written, sorted
 * @param stored  the contact as it is stored since; null when nothing was written
 * @param id      the id of the stored contact; null where it is not known
 * @param altered the fields that the server has stored otherwise than they were written, sorted
 * @param freed   the identifiers that it has given up, so that another contact can have them
 * @param changing whether what failed was to change a stored contact
 * @param failure why it failed; null unless it did
 */
record Settled(
        long index,
        ContactKey key,
        Outcome outcome,
        Set<String> fields,
        Contact stored,
        Object id,
        Set<String> altered,
        List<ContactKey> freed,
        boolean changing,
        ContactsException failure) {

    /** As it was decided. */
    static Settled of(Candidate candidate, Decision decision) {
        return of(candidate, decision, null);
    }

    static Settled of(Candidate candidate, Decision decision, Contact stored) {
        List<ContactKey> freed = List.of();
        if (stored != null && decision.stored() != null) {
            freed = ContactKey.all(decision.stored());
            freed.removeAll(ContactKey.all(stored));
        }
        return new Settled(
                candidate.index(),
                candidate.key(),
                decision.outcome(),
                decision.fields().isEmpty()
                        ? Set.of()
                        : new TreeSet<>(decision.fields().keySet()),
                stored,
                idOf(decision, stored),
                stored == null ? Set.of() : ContactDiff.changed(decision.fields(), stored),
                freed,
                false,
                decision.failure());
    }

    static Settled failed(Candidate candidate, ContactsException failure) {
        return failed(candidate.index(), candidate.key(), failure);
    }

    static Settled failed(long index, ContactKey key, ContactsException failure) {
        return new Settled(index, key, Outcome.failed, Set.of(), null, null, Set.of(), List.of(), false, failure);
    }

    /** That a stored contact could not be changed. */
    static Settled unchangeable(Candidate candidate, ContactsException failure) {
        return new Settled(
                candidate.index(),
                candidate.key(),
                Outcome.failed,
                Set.of(),
                null,
                null,
                Set.of(),
                List.of(),
                true,
                failure);
    }

    private static Object idOf(Decision decision, Contact stored) {
        Contact known = stored == null ? decision.stored() : stored;
        return known == null ? null : known.get(Contact.ID);
    }

    String keyText() {
        return key == null ? null : key.given();
    }
}

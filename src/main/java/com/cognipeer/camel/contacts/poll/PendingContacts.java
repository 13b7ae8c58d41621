package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The contacts that a sweep has received and that are not done, in order. The first one is the current contact. */
final class PendingContacts {

    private final Ledger ledger;
    private final ContactVersions versions = new ContactVersions();
    private final Deque<Pending> contacts = new ArrayDeque<>();

    PendingContacts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Adds the contacts of a page that were not delivered before. */
    void add(Step step) {
        Step page = step.withoutContacts();
        List<Pending> brought = new ArrayList<>(step.contacts().size());
        for (Contact contact : step.contacts()) {
            Pending pending = new Pending(contact, page);
            if (ledger.isNew(contact, pending::version)) {
                brought.add(pending);
            }
        }
        for (int index = 0; index < brought.size(); index++) {
            brought.get(index).batchIndex = index;
            brought.get(index).batchSize = brought.size();
        }
        contacts.addAll(brought);
    }

    boolean isEmpty() {
        return contacts.isEmpty();
    }

    int size() {
        return contacts.size();
    }

    Pending first() {
        return contacts.getFirst();
    }

    /** @param ahead 0 for the current contact */
    Pending get(int ahead) {
        return contacts.stream().skip(ahead).findFirst().orElseThrow();
    }

    /** Whether all of them came with one page. */
    boolean areOfOnePage() {
        return !contacts.isEmpty() && contacts.peekFirst().page == contacts.peekLast().page;
    }

    /** The contacts that came with the page of the current one. */
    List<Contact> ofTheFirstPage() {
        return contacts.stream()
                .filter(pending -> pending.page == contacts.peekFirst().page)
                .map(pending -> pending.contact)
                .toList();
    }

    /** Records in the ledger that the current contact is done, and removes it. */
    void advance() {
        Pending done = contacts.removeFirst();
        ledger.done(done.key(), done::version, done.page.walk(), done.page.offset());
    }

    /** A contact, and the page that brought it. Its key and version are computed when they are first needed. */
    final class Pending {

        private final Contact contact;
        private final Step page;
        private SortKey key;
        private String version;
        private int batchIndex;
        private int batchSize;

        private Pending(Contact contact, Step page) {
            this.contact = contact;
            this.page = page;
        }

        Contact contact() {
            return contact;
        }

        /** The contact for somebody who may change it: the ledger's values are computed before that. */
        Handout handOut(boolean copy, long index, boolean isLast, long matching) {
            key();
            Contact given = copy ? contact.copy() : contact;
            return new Handout(given, version(), index, batchIndex, batchSize, isLast, matching);
        }

        private SortKey key() {
            if (key == null) {
                key = ledger.keyOf(contact);
            }
            return key;
        }

        private String version() {
            if (version == null) {
                version = versions.of(contact);
            }
            return version;
        }
    }
}

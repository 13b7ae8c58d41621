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
    private final Deque<PendingContact> contacts = new ArrayDeque<>();

    PendingContacts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Adds the contacts of a page that were not delivered before. */
    void add(Step step) {
        ledger.arrives(step);
        contacts.forEach(ledger::awaits);
        Step page = step.withoutContacts();
        List<PendingContact> brought = new ArrayList<>(step.contacts().size());
        for (Contact contact : step.contacts()) {
            PendingContact pending = new PendingContact(this, contact, page, brought.size());
            if (ledger.isNew(contact, pending::version)) {
                pending.found(ledger.findingOf(contact, pending::version));
                brought.add(pending);
            }
        }
        brought.forEach(pending -> pending.broughtWith(brought.size()));
        ledger.begins(brought);
        contacts.addAll(brought);
        if (contacts.isEmpty() && !step.contacts().isEmpty()) {
            ledger.passes(keyOf(step.contacts().get(step.contacts().size() - 1)), page);
        }
    }

    boolean isEmpty() {
        return contacts.isEmpty();
    }

    int size() {
        return contacts.size();
    }

    PendingContact first() {
        return contacts.getFirst();
    }

    /** @throws IllegalStateException when another contact than this one is current */
    void requireFirst(PendingContact contact) {
        if (contacts.peekFirst() != contact) {
            throw new IllegalStateException("the contact is not the current one of its sweep");
        }
    }

    /** @param ahead 0 for the current contact */
    PendingContact get(int ahead) {
        return contacts.stream().skip(ahead).findFirst().orElseThrow();
    }

    /** Whether all of them came with one page. */
    boolean areOfOnePage() {
        return !contacts.isEmpty()
                && contacts.peekFirst().page() == contacts.peekLast().page();
    }

    /** The contacts that came with the page of the current one. */
    List<PendingContact> ofTheFirstPage() {
        return contacts.stream()
                .filter(pending -> pending.page() == contacts.peekFirst().page())
                .toList();
    }

    /** Records in the ledger that the current contact is done, and removes it. */
    void advance() {
        PendingContact done = contacts.removeFirst();
        ledger.done(done.key(), done::version, done.page().walk(), done.page().offset());
        ledger.track(done.finding());
    }

    SortKey keyOf(Contact contact) {
        return ledger.keyOf(contact);
    }

    String versionOf(Contact contact) {
        return ledger.versionOf(contact, versions);
    }

    /** Takes back the marks of contacts that were not handed out: nobody has to hear of these if they are gone. */
    void takeBack() {
        contacts.stream().filter(contact -> !contact.isHandedOut()).forEach(ledger::takeBack);
    }

    /** Drops all contacts: they are not done, and not delivered. */
    void clear() {
        contacts.clear();
    }
}

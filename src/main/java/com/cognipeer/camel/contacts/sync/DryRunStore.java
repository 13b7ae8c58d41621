package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The store as a real sync would leave it after the rows so far. It remembers the latest contacts only, so that its memory does
 * not grow with the input.
 */
final class DryRunStore implements ContactLookup {

    static final int REMEMBERED = 10_000;

    private final ContactLookup store;
    private final StoredContacts written = new StoredContacts();

    DryRunStore(ContactLookup store) {
        this.store = store;
    }

    @Override
    public Collection<Contact> find(Collection<ContactKey> keys) {
        List<Contact> contacts = new ArrayList<>(store.find(keys));
        contacts.removeIf(contact -> written.contains(contact.get(Contact.ID)));
        keys.forEach(key -> contacts.addAll(written.having(key)));
        return contacts;
    }

    /** Remembers a contact as it would be stored. */
    void store(Contact contact) {
        written.put(contact);
        if (written.size() > REMEMBERED) {
            written.remove(written.oldestId());
        }
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The store as it would be after what a dry run has only told. Remembers the latest contacts, so that its memory does not grow
 * with the input.
 */
final class Imagined implements Lookup {

    static final int REMEMBERED = 10_000;

    private final Lookup store;
    private final StoredContacts written = new StoredContacts();

    Imagined(Lookup store) {
        this.store = store;
    }

    @Override
    public CompletableFuture<Collection<Contact>> find(Collection<ContactKey> keys) {
        return store.find(keys).thenApply(found -> {
            List<Contact> contacts = new ArrayList<>(found);
            contacts.removeIf(contact -> written.contains(contact.get(Contact.ID)));
            keys.forEach(key -> contacts.addAll(written.having(key)));
            return contacts;
        });
    }

    /** A contact as it would be stored. */
    void store(Contact contact) {
        written.put(contact);
        if (written.size() > REMEMBERED) {
            written.remove(written.oldestId());
        }
    }
}

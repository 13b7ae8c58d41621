package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The store as it would be after what a dry run has only told. Remembers the latest contacts, so that its memory does not grow
 * with the input.
 */
final class Imagined implements Lookup {

    static final int REMEMBERED = 10_000;

    private final Lookup store;
    private final Map<Object, Contact> byId = new LinkedHashMap<>();
    private final Map<ContactKey, Object> ids = new HashMap<>();

    Imagined(Lookup store) {
        this.store = store;
    }

    @Override
    public CompletableFuture<Map<ContactKey, List<Contact>>> find(Collection<ContactKey> keys) {
        return store.find(keys).thenApply(found -> {
            Map<ContactKey, List<Contact>> imagined = new HashMap<>();
            for (ContactKey key : keys) {
                List<Contact> contacts = new ArrayList<>(found.getOrDefault(key, List.of()));
                contacts.removeIf(contact -> byId.containsKey(contact.get(Contact.ID)));
                Object id = ids.get(key);
                if (id != null) {
                    contacts.add(byId.get(id));
                }
                if (!contacts.isEmpty()) {
                    imagined.put(key, contacts);
                }
            }
            return imagined;
        });
    }

    /** A contact as it would be stored. */
    void store(Contact contact) {
        Object id = contact.get(Contact.ID);
        forget(byId.remove(id));
        byId.put(id, contact);
        ContactKey.all(contact).forEach(key -> ids.put(key, id));
        if (byId.size() > REMEMBERED) {
            Iterator<Contact> oldest = byId.values().iterator();
            forget(oldest.next());
            oldest.remove();
        }
    }

    private void forget(Contact contact) {
        if (contact != null) {
            ContactKey.all(contact).forEach(key -> ids.remove(key, contact.get(Contact.ID)));
        }
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known to be stored: as it was looked up, and as it has been written since. */
final class StoredContacts {

    private final Map<Object, Contact> byId = new LinkedHashMap<>();
    private final Map<ContactKey, Map<Object, Contact>> byKey = new HashMap<>();

    synchronized void addAll(Collection<Contact> contacts) {
        contacts.forEach(this::put);
    }

    /** Takes the place of what was known of the contact. */
    synchronized void put(Contact contact) {
        Object id = contact.get(Contact.ID);
        remove(id);
        byId.put(id, contact);
        ContactKey.all(contact).forEach(key -> byKey.computeIfAbsent(key, none -> new LinkedHashMap<>())
                .put(id, contact));
    }

    synchronized void remove(Object id) {
        Contact known = byId.remove(id);
        if (known != null) {
            ContactKey.all(known)
                    .forEach(key -> byKey.computeIfPresent(key, (same, contacts) -> {
                        contacts.remove(id);
                        return contacts.isEmpty() ? null : contacts;
                    }));
        }
    }

    synchronized boolean contains(Object id) {
        return byId.containsKey(id);
    }

    synchronized List<Contact> having(ContactKey key) {
        return new ArrayList<>(byKey.getOrDefault(key, Map.of()).values());
    }

    synchronized boolean hasAny(Collection<ContactKey> keys) {
        return keys.stream().anyMatch(byKey::containsKey);
    }

    synchronized int size() {
        return byId.size();
    }

    /** The one that has not been put for the longest time. */
    synchronized Object oldestId() {
        return byId.keySet().iterator().next();
    }
}

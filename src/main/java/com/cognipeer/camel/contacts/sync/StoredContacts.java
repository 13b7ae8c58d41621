package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored contacts as far as a sync knows them: as they were looked up, and as it has written them since. */
final class StoredContacts {

    private final Map<Object, Known> byId = new LinkedHashMap<>();
    private final Map<ContactKey, List<Known>> byKey = new HashMap<>();

    /** @param identifiers those of the contact, kept as they are asked for again and again */
    private record Known(Object id, Contact contact, List<ContactKey> identifiers) {}

    void addAll(Collection<Contact> contacts) {
        contacts.forEach(this::put);
    }

    /** Replaces an earlier state of the contact. */
    void put(Contact contact) {
        Known known = new Known(contact.get(Contact.ID), contact, ContactKey.all(contact));
        remove(known.id());
        byId.put(known.id(), known);
        for (ContactKey key : known.identifiers()) {
            byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(known);
        }
    }

    void remove(Object id) {
        Known known = byId.remove(id);
        if (known == null) {
            return;
        }
        for (ContactKey key : known.identifiers()) {
            List<Known> having = byKey.get(key);
            having.removeIf(other -> other == known);
            if (having.isEmpty()) {
                byKey.remove(key);
            }
        }
    }

    /** The contact with this id; null where there is none. */
    Contact get(Object id) {
        Known known = byId.get(id);
        return known == null ? null : known.contact();
    }

    boolean contains(Object id) {
        return byId.containsKey(id);
    }

    List<Contact> having(ContactKey key) {
        List<Contact> contacts = new ArrayList<>(1);
        for (Known known : byKey.getOrDefault(key, List.of())) {
            contacts.add(known.contact());
        }
        return contacts;
    }

    /** All identifiers of the contacts that have this one. */
    List<ContactKey> identifiersBeside(ContactKey key) {
        List<Known> having = byKey.getOrDefault(key, List.of());
        if (having.size() == 1) {
            return having.get(0).identifiers();
        }
        List<ContactKey> identifiers = new ArrayList<>();
        having.forEach(known -> identifiers.addAll(known.identifiers()));
        return identifiers;
    }

    boolean hasAny(Collection<ContactKey> keys) {
        return keys.stream().anyMatch(byKey::containsKey);
    }

    int size() {
        return byId.size();
    }

    /** The id of the contact that was put first. */
    Object oldestId() {
        return byId.keySet().iterator().next();
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A table that follows a consumer, keyed by integration id; a contact without one is keyed by its {@code _id}. */
final class Downstream {

    /** The contact of a row, and which state of it. */
    record Row(String id, Object rev) {}

    private final Map<String, Row> rows = new HashMap<>();
    /** The contacts that came and were not told to be gone, with the version that came last. */
    private final Map<String, String> versions = new HashMap<>();

    private final Set<String> everPut = new HashSet<>();

    static String key(Contact contact) {
        return contact.getIntegrationId() == null ? contact.getId() : contact.getIntegrationId();
    }

    Map<String, Row> rows() {
        return rows;
    }

    boolean has(String id) {
        return versions.containsKey(id);
    }

    boolean everHad(String id) {
        return everPut.contains(id);
    }

    String version(String id) {
        return versions.get(id);
    }

    /** The contacts that count as there. */
    Set<String> ids() {
        return versions.keySet();
    }

    void put(Contact contact, String version) {
        rows.values().removeIf(row -> row.id().equals(contact.getId()));
        rows.put(key(contact), new Row(contact.getId(), contact.get("rev")));
        versions.put(contact.getId(), version);
        everPut.add(contact.getId());
    }

    /** A report names only an integration id that no other contact carries. Without one, the row with this {@code _id} goes. */
    void reported(Contact body) {
        if (body.getIntegrationId() == null) {
            forget(body.getId());
        } else {
            rows.remove(body.getIntegrationId());
        }
        versions.remove(body.getId());
    }

    /** The integration id of a contact's row; null if it has no row, or its row has none. */
    String integrationIdOf(String id) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().id().equals(id) && !row.getKey().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Drops the row of a contact, whatever its key. */
    boolean forget(String id) {
        return rows.values().removeIf(row -> row.id().equals(id));
    }

    /** A contact that is marked as deleted may come after the one that has its integration id now. */
    void marked(Contact contact) {
        rows.values().removeIf(row -> row.id().equals(contact.getId()));
        versions.remove(contact.getId());
    }
}

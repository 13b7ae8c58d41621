package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An inventory with what is done and not written yet. The next {@link #flush()} writes it, before the position that covers
 * it is stored.
 */
final class Tracking {

    private final Inventory inventory;
    private final Map<String, InventoryEntry> put = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /** Whether the inventory has no entries; null while nothing was written since the start. */
    private Boolean isEmpty;

    Tracking(Inventory inventory) {
        this.inventory = inventory;
    }

    Inventory inventory() {
        return inventory;
    }

    /** The entries of these contacts by id. */
    Map<String, InventoryEntry> entriesOf(Collection<Contact> contacts) {
        List<String> ids = contacts.stream().map(Contact::getId).toList();
        Map<String, InventoryEntry> entries = new HashMap<>(inventory.find(ids));
        for (String id : ids) {
            InventoryEntry latest = put.get(id);
            if (latest != null) {
                entries.put(id, latest);
            } else if (removed.contains(id)) {
                entries.remove(id);
            }
        }
        return entries;
    }

    /**
     * Writes at once that contacts with these integration ids are back. An old copy of the data shows a contact as it was before
     * another one got its integration id. A table then has the old contact in the row of the other one.
     */
    void overtake(Set<String> integrationIds) {
        if (!integrationIds.isEmpty()) {
            flush();
            inventory.withIntegrationIds(integrationIds).stream()
                    .filter(entry -> !entry.isOpen())
                    .forEach(entry -> put(entry.overtaken()));
            flush();
        }
    }

    /** Writes entries at once, before an exchange of theirs begins. */
    void writeAhead(Collection<InventoryEntry> entries) {
        if (!entries.isEmpty()) {
            flush();
            inventory.write(entries, Set.of());
            isEmpty = false;
        }
    }

    void put(InventoryEntry entry) {
        removed.remove(entry.id());
        put.put(entry.id(), entry);
    }

    void remove(String id) {
        put.remove(id);
        removed.add(id);
    }

    /** The same reconciliation with what is known of the entries. */
    Reconciliation about(Reconciliation reconciliation) {
        if (put.isEmpty() && isEmpty == null) {
            return reconciliation;
        }
        return reconciliation.empty(put.isEmpty() && isEmpty);
    }

    /** Writes what is done. After a failure it is written by the next call. */
    void flush() {
        if (!put.isEmpty() || !removed.isEmpty()) {
            inventory.write(List.copyOf(put.values()), List.copyOf(removed));
            isEmpty = put.isEmpty() && inventory.size() == 0;
            put.clear();
            removed.clear();
        }
    }
}

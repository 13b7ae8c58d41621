package com.cognipeer.camel.contacts.poll;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An inventory in memory, which outlives the simulated consumer. */
final class SimulatedInventory implements Inventory {

    private final TreeMap<String, InventoryEntry> entries = new TreeMap<>();

    @Override
    public Map<String, InventoryEntry> find(Collection<String> ids) {
        Map<String, InventoryEntry> found = new HashMap<>();
        ids.stream().filter(entries::containsKey).forEach(id -> found.put(id, entries.get(id)));
        return found;
    }

    @Override
    public List<InventoryEntry> between(String after, String upTo, int most) {
        return behind(after).values().stream()
                .filter(entry -> upTo == null || entry.id().compareTo(upTo) <= 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most) {
        return behind(after).values().stream()
                .filter(entry -> states.contains(entry.state()))
                .limit(most)
                .toList();
    }

    @Override
    public List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds) {
        return entries.values().stream()
                .filter(entry -> entry.integrationId() != null && integrationIds.contains(entry.integrationId()))
                .toList();
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public void write(Collection<InventoryEntry> put, Collection<String> removedIds) {
        removedIds.forEach(entries::remove);
        put.forEach(entry -> entries.put(entry.id(), entry));
    }

    private Map<String, InventoryEntry> behind(String after) {
        return after == null ? entries : entries.tailMap(after, false);
    }
}

package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Inventory;
import com.cognipeer.camel.contacts.poll.InventoryEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An inventory that lasts as long as the CamelContext, for a state repository that keeps none. */
final class InventoryInMemory implements Inventory {

    private final TreeMap<String, InventoryEntry> entries = new TreeMap<>();

    @Override
    public synchronized Map<String, InventoryEntry> find(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .filter(entries::containsKey)
                .collect(Collectors.toMap(Function.identity(), entries::get));
    }

    @Override
    public synchronized List<InventoryEntry> between(String after, String upTo, int most) {
        return behind(after)
                .takeWhile(entry -> upTo == null || entry.id().compareTo(upTo) <= 0)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most) {
        return behind(after)
                .filter(entry -> states.contains(entry.state()))
                .limit(most)
                .toList();
    }

    private Stream<InventoryEntry> behind(String after) {
        return (after == null ? entries : entries.tailMap(after, false)).values().stream();
    }

    @Override
    public synchronized List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds) {
        Set<String> wanted = Set.copyOf(integrationIds);
        return behind(null)
                .filter(entry -> entry.integrationId() != null && wanted.contains(entry.integrationId()))
                .toList();
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public synchronized void write(Collection<InventoryEntry> put, Collection<String> removedIds) {
        removedIds.forEach(entries::remove);
        put.forEach(entry -> entries.put(entry.id(), entry));
    }
}

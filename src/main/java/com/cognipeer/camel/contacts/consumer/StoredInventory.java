package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Inventory;
import com.cognipeer.camel.contacts.poll.InventoryEntry;
import com.cognipeer.camel.contacts.state.InventoryRow;
import com.cognipeer.camel.contacts.state.InventoryRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An inventory in the rows of a state repository. */
record StoredInventory(InventoryRows rows) implements Inventory {

    @Override
    public Map<String, InventoryEntry> find(Collection<String> ids) {
        return entries(rows.find(ids)).stream().collect(Collectors.toMap(InventoryEntry::id, Function.identity()));
    }

    @Override
    public List<InventoryEntry> between(String after, String upTo, int most) {
        return entries(rows.between(after, upTo, most));
    }

    @Override
    public List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most) {
        return entries(rows.inState(states.stream().map(Enum::name).collect(Collectors.toSet()), after, most));
    }

    @Override
    public List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds) {
        return entries(rows.withIntegrationIds(integrationIds));
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void write(Collection<InventoryEntry> put, Collection<String> removedIds) {
        rows.write(put.stream().map(StoredInventory::row).toList(), removedIds);
    }

    private static List<InventoryEntry> entries(List<InventoryRow> rows) {
        return rows.stream().map(StoredInventory::entry).toList();
    }

    private static InventoryEntry entry(InventoryRow row) {
        InventoryEntry.State state = InventoryEntry.State.valueOf(row.state());
        return new InventoryEntry(row.id(), row.integrationId(), row.version(), state, row.round());
    }

    private static InventoryRow row(InventoryEntry entry) {
        return new InventoryRow(
                entry.id(),
                entry.integrationId(),
                entry.version(),
                entry.state().name(),
                entry.round());
    }
}

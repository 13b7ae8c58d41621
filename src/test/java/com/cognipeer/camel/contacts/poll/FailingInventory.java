package com.cognipeer.camel.contacts.poll;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An inventory whose writes meet mishaps. */
record FailingInventory(Mishaps mishaps, Inventory inventory) implements Inventory {

    @Override
    public Map<String, InventoryEntry> find(Collection<String> ids) {
        return inventory.find(ids);
    }

    @Override
    public List<InventoryEntry> between(String after, String upTo, int most) {
        return inventory.between(after, upTo, most);
    }

    @Override
    public List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most) {
        return inventory.inState(states, after, most);
    }

    @Override
    public List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds) {
        return inventory.withIntegrationIds(integrationIds);
    }

    @Override
    public long size() {
        return inventory.size();
    }

    @Override
    public void write(Collection<InventoryEntry> put, Collection<String> removedIds) {
        mishaps.write(() -> inventory.write(put, removedIds));
    }
}

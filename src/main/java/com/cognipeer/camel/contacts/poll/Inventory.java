package com.cognipeer.camel.contacts.poll;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contacts that one consumer has routed and that count as there. Ids are in the order of {@link String#compareTo}. Used by
 * one thread at a time.
 */
public interface Inventory {

    /** The entries with these ids, by id. An id without an entry is left out. */
    Map<String, InventoryEntry> find(Collection<String> ids);

    /**
     * The entries of a range, in order.
     *
     * @param after the id before the range; null for the beginning
     * @param upTo  the last id of the range; null for the end
     * @param most  how many entries to return at the most
     */
    List<InventoryEntry> between(String after, String upTo, int most);

    /**
     * The entries in one of the states, in order.
     *
     * @param after the id before the first one; null for the beginning
     * @param most  how many entries to return at the most
     */
    List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most);

    /** All entries that carry one of these integration ids. */
    List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds);

    /** How many entries there are. */
    long size();

    /**
     * Stores entries over those with the same ids, and removes others. Either all of that is stored, also through a crash, or
     * nothing.
     */
    void write(Collection<InventoryEntry> put, Collection<String> removedIds);
}

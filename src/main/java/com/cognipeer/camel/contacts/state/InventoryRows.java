package com.cognipeer.camel.contacts.state;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The rows of one inventory, at most one for each id. Every list is in the order of the ids, which is that of
 * {@link String#compareTo}, whatever the file or the database prefers. A reader who asks for a part at a time holds only this
 * part in memory.
 *
 * <p>Every method throws a {@link RuntimeException} when the inventory cannot be reached or is damaged.
 */
public interface InventoryRows {

    /**
     * The rows that have one of these ids.
     *
     * @param  ids in any order
     * @return     in the order of the ids; without those that have no row
     */
    List<InventoryRow> find(Collection<String> ids);

    /**
     * The rows of a range of ids.
     *
     * @param  after only ids greater than this one; null for no bound
     * @param  upTo  only ids up to this one, itself included; null for no bound
     * @param  most  the first ones, at most so many
     * @return       in the order of the ids
     */
    List<InventoryRow> between(String after, String upTo, int most);

    /**
     * The rows that have one of these states.
     *
     * @param  states in any order
     * @param  after  only ids greater than this one; null for no bound
     * @param  most   the first ones, at most so many
     * @return        in the order of the ids
     */
    List<InventoryRow> inState(Set<String> states, String after, int most);

    /**
     * All rows that have one of these integration ids; several rows can have the same one.
     *
     * @param  integrationIds in any order
     * @return                in the order of the ids
     */
    List<InventoryRow> withIntegrationIds(Collection<String> integrationIds);

    /** The number of rows. No row is read for it. */
    long size();

    /**
     * Removes rows, then stores rows over those that have their ids. It does all of it or nothing, and the rows survive a crash
     * once it returns. Whoever repeats a write changes nothing. A write that failed may have stored all the same: repeat it, or
     * read before you go on.
     *
     * @param put        the rows to store; of two with one id the last one
     * @param removedIds the ids whose rows go; one without a row is no error
     */
    void write(Collection<InventoryRow> put, Collection<String> removedIds);

    /** Removes all rows, and whatever keeps them. */
    void clear();
}

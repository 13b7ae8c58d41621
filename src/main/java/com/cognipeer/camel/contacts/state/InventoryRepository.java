package com.cognipeer.camel.contacts.state;

/**
 * A state repository that also keeps an inventory for each state key: the rows that a consumer needs to notice what is gone.
 * Both repositories of this package implement it. A consumer that finds another repository keeps its inventory in memory, and
 * says so.
 *
 * <p>The inventory belongs to its state key. A repository that removes the state of a key, by a null value, removes the
 * inventory of this key too. A repository that wraps another one has to implement this interface too, and pass
 * {@link #inventory} on.
 */
public interface InventoryRepository {

    /**
     * The inventory of a state key; empty when nothing was written to it yet. All objects that this method returns for one key
     * show the same rows. They show those of other processes and nodes too, which share the file or the table.
     *
     * @param  stateKey         the key of the state beside which the inventory is kept
     * @return                  an inventory that threads may share
     * @throws RuntimeException when the inventory cannot be reached or is damaged
     */
    InventoryRows inventory(String stateKey);
}

package com.cognipeer.camel.contacts.state;

import java.util.Objects;

/**
 * One row of an inventory. To a repository all of it is text without a meaning.
 *
 * @param id            the id, by which rows are found and ordered; not empty
 * @param integrationId the id in another system; null for none
 * @param version       the version
 * @param state         the state, one of a few words
 * @param round         the number of a round
 */
public record InventoryRow(String id, String integrationId, String version, String state, long round) {

    /**
     * A row with these values.
     *
     * @throws NullPointerException     when the id, the version or the state is null
     * @throws IllegalArgumentException when the id is empty
     */
    public InventoryRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("An inventory keeps no row without an id");
        }
    }
}

package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The statements of one write to an inventory in a table, within one transaction. It updates rows, and inserts those that were not
 * there, because databases differ in how one statement does both.
 */
final class InventoryWrite {

    /** Of the statements that go to the database at once. */
    private static final int BATCH = 500;

    private final InventoryTable table;
    private final Connection connection;
    private final String key;

    InventoryWrite(InventoryTable table, Connection connection, String key) {
        this.table = table;
        this.connection = connection;
        this.key = key;
    }

    /** @param removedIds each one once, and none of a row that is put */
    void run(Collection<InventoryRow> put, Collection<String> removedIds) throws SQLException {
        table.lock(connection, key);
        int gone = removedIds.size()
                - without(
                                "DELETE FROM " + table.name() + " WHERE state_key = ? AND entry_id = ?",
                                removedIds,
                                true,
                                (delete, id) -> {
                                    delete.setString(1, key);
                                    delete.setBytes(2, OrderedText.encode(id));
                                })
                        .size();
        List<InventoryRow> fresh = without(
                "UPDATE " + table.name() + " SET integration_id = ?, integration_hash = ?, entry_version = ?,"
                        + " entry_state = ?, entry_round = ? WHERE state_key = ? AND entry_id = ?",
                put,
                true,
                this::bind);
        without(
                "INSERT INTO " + table.name() + " (integration_id, integration_hash, entry_version, entry_state,"
                        + " entry_round, state_key, entry_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
                fresh,
                false,
                this::bind);
        if (fresh.size() != gone) {
            table.addToNumber(connection, key, (long) fresh.size() - gone);
        }
    }

    private void bind(PreparedStatement statement, InventoryRow row) throws SQLException {
        statement.setString(1, row.integrationId() == null ? null : StateText.escape(row.integrationId()));
        statement.setInt(2, hash(row.integrationId()));
        statement.setString(3, StateText.escape(row.version()));
        statement.setString(4, StateText.escape(row.state()));
        statement.setLong(5, row.round());
        statement.setString(6, key);
        statement.setBytes(7, OrderedText.encode(row.id()));
    }

    /** An index on the text itself would limit its length. */
    static int hash(String integrationId) {
        return integrationId == null ? 0 : integrationId.hashCode();
    }

    /**
     * Runs the statement for each value, and returns the values for which it found no row.
     *
     * @param mustCount refuses a driver that does not tell whether it found one
     */
    private <T> List<T> without(String sql, Collection<T> values, boolean mustCount, Binding<T> binding)
            throws SQLException {
        List<T> without = new ArrayList<>();
        if (values.isEmpty()) {
            return without;
        }
        List<T> all = List.copyOf(values);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < all.size(); from += BATCH) {
                List<T> part = all.subList(from, Math.min(all.size(), from + BATCH));
                for (T value : part) {
                    binding.bind(statement, value);
                    statement.addBatch();
                }
                int[] counts = statement.executeBatch();
                for (int place = 0; place < counts.length; place++) {
                    if (counts[place] == Statement.SUCCESS_NO_INFO && mustCount) {
                        throw new SQLException("The driver does not tell how many rows a statement of a batch changed");
                    }
                    if (counts[place] == 0) {
                        without.add(part.get(place));
                    }
                }
            }
        }
        return without;
    }

    private interface Binding<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }
}

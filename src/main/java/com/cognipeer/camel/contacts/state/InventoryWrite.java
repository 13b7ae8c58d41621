package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The statements of one write to an inventory in a table, within one transaction. It looks which ids have a row, because databases
 * differ in how they insert or update in one statement.
 */
final class InventoryWrite {

    /** Some databases take at most 1,000 values in a list. */
    static final int PART = 500;

    private final InventoryTable table;
    private final Connection connection;
    private final String key;

    InventoryWrite(InventoryTable table, Connection connection, String key) {
        this.table = table;
        this.connection = connection;
        this.key = key;
    }

    /** @param removedIds none of them is the id of a row that is put */
    void run(Collection<InventoryRow> put, Collection<String> removedIds) throws SQLException {
        table.lock(connection, key);
        List<String> ids = new ArrayList<>(removedIds);
        put.forEach(row -> ids.add(row.id()));
        Set<String> there = there(ids);
        List<InventoryRow> fresh =
                put.stream().filter(row -> !there.contains(row.id())).toList();
        List<String> gone = removedIds.stream().filter(there::contains).toList();
        batch("DELETE FROM " + table.name() + " WHERE state_key = ? AND entry_id = ?", gone, (delete, id) -> {
            delete.setString(1, key);
            delete.setBytes(2, OrderedText.encode(id));
        });
        batch(
                "UPDATE " + table.name() + " SET integration_id = ?, integration_hash = ?, entry_version = ?,"
                        + " entry_state = ?, entry_round = ? WHERE state_key = ? AND entry_id = ?",
                put.stream().filter(row -> there.contains(row.id())).toList(),
                this::bind);
        batch(
                "INSERT INTO " + table.name() + " (integration_id, integration_hash, entry_version, entry_state,"
                        + " entry_round, state_key, entry_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
                fresh,
                this::bind);
        if (fresh.size() != gone.size()) {
            table.addToNumber(connection, key, (long) fresh.size() - gone.size());
        }
    }

    private Set<String> there(List<String> ids) throws SQLException {
        Set<String> there = new HashSet<>();
        for (int from = 0; from < ids.size(); from += PART) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + PART));
            try (PreparedStatement query = connection.prepareStatement("SELECT entry_id FROM " + table.name()
                    + " WHERE state_key = ? AND entry_id IN (" + marks(part.size()) + ")")) {
                query.setString(1, key);
                for (int place = 0; place < part.size(); place++) {
                    query.setBytes(place + 2, OrderedText.encode(part.get(place)));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        there.add(OrderedText.decode(rows.getBytes(1)));
                    }
                }
            }
        }
        return there;
    }

    static String marks(int number) {
        return "?" + ", ?".repeat(number - 1);
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

    private <T> void batch(String sql, List<T> values, Binding<T> binding) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T value : values) {
                binding.bind(statement, value);
                statement.addBatch();
                if (++waiting == PART) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private interface Binding<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }
}

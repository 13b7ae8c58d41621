package com.cognipeer.camel.contacts.twoway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cognipeer.camel.contacts.poll.InventoryEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The CRM's tables as the test reads and writes them, with times of change of its own choice. */
record CrmDesk(DataSource database) {

    /**
     * What the routes noted down for a customer.
     *
     * @param sent the fields of a write whose answer has not come, as JSON; null if there is none
     */
    record Noted(String contactId, Map<String, String> fields, Instant modified, String sent) {

        /** Whether the field has a value that both sides have had. */
        boolean knows(String contact, String field) {
            return contactId == null ? sent != null && sent.contains('"' + field + '"') : contactId.equals(contact);
        }
    }

    void insert(String id, Map<String, String> fields, Instant at) {
        List<Object> values = new ArrayList<>(List.of(id, at.atOffset(ZoneOffset.UTC)));
        Side.NAMES.forEach(field -> values.add(fields.get(field)));
        execute("INSERT INTO customers (id, updated_at, email, name, phone, status) VALUES (?, ?, ?, ?, ?, ?)", values);
    }

    void update(String id, Map<String, String> fields, Instant at) {
        StringBuilder sql = new StringBuilder("UPDATE customers SET updated_at = ?");
        List<Object> values = new ArrayList<>(List.of(at.atOffset(ZoneOffset.UTC)));
        fields.forEach((field, value) -> {
            sql.append(", ").append(field).append(" = ?");
            values.add(value);
        });
        values.add(id);
        execute(sql.append(" WHERE id = ?").toString(), values);
    }

    void remove(String id) {
        execute("DELETE FROM customers WHERE id = ?", List.of(id));
    }

    Map<String, Side> rows() {
        Map<String, Side> rows = new TreeMap<>();
        query("SELECT * FROM customers", row -> {
            Instant updated = row.getObject("updated_at", OffsetDateTime.class).toInstant();
            rows.put(row.getString("id"), new Side(fields(row), updated));
        });
        return rows;
    }

    private static Map<String, String> fields(ResultSet row) throws SQLException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : Side.NAMES) {
            fields.put(field, row.getString(field));
        }
        return Side.fieldsOf(fields);
    }

    Map<String, Noted> noted() {
        Map<String, Noted> noted = new TreeMap<>();
        query("SELECT * FROM agreed", row -> {
            String modified = row.getString("modified_date");
            noted.put(
                    row.getString("id"),
                    new Noted(
                            row.getString("contact_id"),
                            fields(row),
                            modified == null ? null : Instant.parse(modified),
                            row.getString("sent")));
        });
        return noted;
    }

    /** The customers who could not be written, and who wait for another change. */
    List<String> parked() {
        List<String> ids = new ArrayList<>();
        query(
                "SELECT c.id FROM customers c JOIN agreed a ON a.id = c.id WHERE a.parked_at IS NOT NULL ORDER BY c.id",
                row -> ids.add(row.getString(1)));
        return ids;
    }

    /** The contacts that the consumer has routed, so that it will miss them. One whose exchange failed is not among them. */
    Set<String> inventory() {
        Set<String> ids = new HashSet<>();
        query(
                "SELECT entry_id FROM CONTACTS_STATE_INVENTORY WHERE entry_version <> '" + InventoryEntry.OPEN + "'",
                row -> ids.add(new String(row.getBytes(1), UTF_8)));
        return ids;
    }

    /** All that the example keeps, to see whether it still changes. */
    List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("customers", "agreed", "conflicts")) {
            query("SELECT * FROM " + table, row -> {
                StringBuilder text = new StringBuilder(table);
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append('|').append(row.getString(column));
                }
                rows.add(text.toString());
            });
        }
        rows.sort(null);
        return rows;
    }

    long waiting() {
        long[] count = new long[1];
        query("SELECT COUNT(*) FROM waiting", row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** As if the time had passed that a part of a reconciliation waits. */
    void letReconciliationGoOn() {
        Map<String, String> positions = new LinkedHashMap<>();
        query(
                "SELECT state_key, state_value FROM CONTACTS_STATE",
                row -> positions.put(row.getString(1), row.getString(2)));
        positions.forEach((key, text) -> execute(
                "UPDATE CONTACTS_STATE SET state_value = ? WHERE state_key = ?",
                List.of(text.replaceAll("\"notBefore\":\"[^\"]*\"", "\"notBefore\":null"), key)));
    }

    void execute(String sql, List<?> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.size(); place++) {
                statement.setObject(place + 1, values.get(place));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void query(String sql, RowReader reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}

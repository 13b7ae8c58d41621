package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of own writes: its columns, and the statements on it. */
final class OwnWriteTable {

    private static final String SUFFIX = "_OWN_WRITES";
    private static final String COLUMNS = "contact_id, version, version_before, modified_before, looked_up";

    private final String name;

    private OwnWriteTable(String name) {
        this.name = name;
    }

    static OwnWriteTable beside(String stateTable) {
        return new OwnWriteTable(stateTable + SUFFIX);
    }

    String name() {
        return name;
    }

    /** Makes the table where it is missing. */
    void require(Connection connection) throws SQLException {
        MissingTable.make(() -> look(connection), () -> create(connection));
        new StateTableKey(name, "server", "contact_id", "version").require(connection);
    }

    private void look(Connection connection) throws SQLException {
        execute(connection, "SELECT server, " + COLUMNS + ", written_at FROM " + name + " WHERE 1 = 0");
    }

    private void create(Connection connection) throws SQLException {
        ColumnTypes types = ColumnTypes.of(connection);
        execute(
                connection,
                "CREATE TABLE " + name + " (server " + types.key() + " NOT NULL, contact_id " + types.bytes()
                        + " NOT NULL, version " + types.key() + " NOT NULL, version_before " + types.key()
                        + ", modified_before " + types.key() + ", looked_up " + types.key() + ", written_at "
                        + types.revision()
                        + " NOT NULL, PRIMARY KEY (server, contact_id, version))");
    }

    /** Stores a row over one with the same version. @param writtenAt in milliseconds since 1970 */
    void put(Connection connection, String server, OwnWriteRow row, long writtenAt) throws SQLException {
        if (update(connection, server, row, writtenAt)) {
            return;
        }
        try {
            insert(connection, server, row, writtenAt);
        } catch (SQLException taken) {
            if (!update(connection, server, row, writtenAt)) {
                throw taken;
            }
        }
    }

    private boolean update(Connection connection, String server, OwnWriteRow row, long writtenAt) throws SQLException {
        return change(
                connection,
                "UPDATE " + name + " SET version_before = ?, modified_before = ?, looked_up = ?, written_at = ?"
                        + " WHERE server = ? AND contact_id = ? AND version = ?",
                server,
                row,
                writtenAt);
    }

    private void insert(Connection connection, String server, OwnWriteRow row, long writtenAt) throws SQLException {
        change(
                connection,
                "INSERT INTO " + name
                        + " (version_before, modified_before, looked_up, written_at, server, contact_id, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                server,
                row,
                writtenAt);
    }

    private static boolean change(Connection connection, String sql, String server, OwnWriteRow row, long writtenAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.before());
            statement.setString(2, row.modifiedBefore());
            statement.setString(3, row.lookedUp());
            statement.setLong(4, writtenAt);
            statement.setString(5, server);
            statement.setBytes(6, OrderedText.encode(row.contactId()));
            statement.setString(7, row.version());
            return statement.executeUpdate() > 0;
        }
    }

    /** @param contactIds as many as a list of a condition may have */
    List<OwnWriteRow> select(Connection connection, String server, List<String> contactIds) throws SQLException {
        String marks = "?" + ", ?".repeat(contactIds.size() - 1);
        List<OwnWriteRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + name + " WHERE server = ? AND contact_id IN (" + marks + ")")) {
            query.setString(1, server);
            for (int place = 0; place < contactIds.size(); place++) {
                query.setBytes(place + 2, OrderedText.encode(contactIds.get(place)));
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new OwnWriteRow(
                            OrderedText.decode(found.getBytes(1)),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5)));
                }
            }
        }
        return rows;
    }

    /** Removes the rows of all servers that are older. @param writtenBefore in milliseconds since 1970 */
    void removeOlder(Connection connection, long writtenBefore) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE written_at < ?")) {
            delete.setLong(1, writtenBefore);
            delete.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}

package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * The statements on a state table. The column {@code revision} counts the values of a key. An update names the revision that
 * was read before, so that the database itself lets one of two nodes store.
 */
final class StateTable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$.]*");

    private final String name;

    /** @throws IllegalArgumentException when this is not a plain table name, which goes into SQL as it is */
    StateTable(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The property 'table' of JdbcStateRepository is '" + name
                    + "': set it to a name of letters, digits, '_', '$' and '.' that does not begin with a digit");
        }
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Makes the table where it is missing. */
    void require(Connection connection) throws SQLException {
        MissingTable.make(() -> look(connection), () -> create(connection));
        new StateTableKey(name, "state_key").require(connection);
    }

    private void look(Connection connection) throws SQLException {
        execute(connection, "SELECT state_key, revision, state_value, updated_at FROM " + name + " WHERE 1 = 0");
    }

    private void create(Connection connection) throws SQLException {
        ColumnTypes types = ColumnTypes.of(connection);
        execute(
                connection,
                "CREATE TABLE " + name + " (state_key " + types.key() + " NOT NULL PRIMARY KEY, revision "
                        + types.revision() + ", state_value " + types.text() + " NOT NULL, updated_at " + types.time()
                        + " NOT NULL)");
    }

    /** The value of the key; null when it has none. */
    String select(Connection connection, String key) throws SQLException {
        Row row = row(connection, key);
        return row == null ? null : row.value();
    }

    private Row row(Connection connection, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT state_value, revision FROM " + name + " WHERE state_key = ?")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        String value = row.getString(1);
        long revision = row.getLong(2);
        return new Row(value, row.wasNull() ? null : revision);
    }

    void delete(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE state_key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }

    /** Stores a value over any other. When two nodes do so at once, the later value stays. */
    void put(Connection connection, String key, String value) throws SQLException {
        if (overwrite(connection, key, value)) {
            return;
        }
        try {
            insert(connection, key, value);
        } catch (SQLException taken) {
            if (!overwrite(connection, key, value)) {
                throw taken;
            }
        }
    }

    /**
     * Stores a value over the expected one.
     *
     * @param  expected null for none
     * @return          false when another value is stored, which stays
     */
    boolean replace(Connection connection, String key, String expected, String value) throws SQLException {
        Row row = row(connection, key);
        if (row == null) {
            return expected == null && isFirst(connection, key, value);
        }
        return row.value().equals(expected) && advance(connection, key, value, row.revision());
    }

    /** False when another node has stored its first value just before. */
    private boolean isFirst(Connection connection, String key, String value) throws SQLException {
        try {
            insert(connection, key, value);
            return true;
        } catch (SQLException taken) {
            if (row(connection, key) == null) {
                throw taken;
            }
            return false;
        }
    }

    private void insert(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name
                + " (state_key, state_value, updated_at, revision) VALUES (?, ?, CURRENT_TIMESTAMP, 1)")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    private boolean overwrite(Connection connection, String key, String value) throws SQLException {
        return update(connection, key, value, "");
    }

    /** @param revision the one that was read; null where the version before has stored a value without one */
    private boolean advance(Connection connection, String key, String value, Long revision) throws SQLException {
        return update(connection, key, value, " AND revision " + (revision == null ? "IS NULL" : "= " + revision));
    }

    private boolean update(Connection connection, String key, String value, String condition) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name
                + " SET state_value = ?, revision = COALESCE(revision, 0) + 1, updated_at = CURRENT_TIMESTAMP"
                + " WHERE state_key = ?" + condition)) {
            update.setString(1, value);
            update.setString(2, key);
            return update.executeUpdate() > 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private record Row(String value, Long revision) {}
}

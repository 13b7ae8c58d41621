package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ConcurrentModificationException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The statements on a state table. Each is a transaction of its own: what is compared is compared by the database. */
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

    /** Looks whether the table is there with its columns, and makes it if not. */
    void require(Connection connection) throws SQLException {
        try {
            look(connection);
        } catch (SQLException missing) {
            create(connection, missing);
        }
        StateTableKey.require(connection, name);
    }

    private void look(Connection connection) throws SQLException {
        execute(connection, "SELECT state_key, revision, state_value, updated_at FROM " + name + " WHERE 1 = 0");
    }

    /** Another node may be quicker: then it is there now. */
    private void create(Connection connection, SQLException missing) throws SQLException {
        ColumnTypes types = ColumnTypes.of(connection);
        try {
            execute(
                    connection,
                    "CREATE TABLE " + name + " (state_key " + types.key() + " NOT NULL PRIMARY KEY, revision "
                            + types.revision() + ", state_value " + types.text() + " NOT NULL, updated_at "
                            + types.time() + " NOT NULL)");
        } catch (SQLException refused) {
            try {
                look(connection);
            } catch (SQLException stillMissing) {
                refused.addSuppressed(missing);
                refused.addSuppressed(stillMissing);
                throw refused;
            }
        }
    }

    /** The value of the key; null when it has none. */
    String select(Connection connection, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT state_value FROM " + name + " WHERE state_key = ?")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    void delete(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE state_key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }

    /** Stores a value that is not compared with the one before; where another node is quicker, the later one stays. */
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
     * Stores a value with this revision.
     *
     * @throws ConcurrentModificationException when what is stored is not the revision before
     */
    void advance(Connection connection, String key, String value, long revision) throws SQLException {
        if (advanced(connection, key, value, revision)) {
            return;
        }
        SQLException taken = null;
        if (revision == Revision.FIRST) {
            try {
                insert(connection, key, value);
                return;
            } catch (SQLException e) {
                taken = e;
            }
        }
        String stored = select(connection, key);
        if (stored == null && taken != null) {
            throw taken;
        }
        throw (ConcurrentModificationException)
                Revision.refusal(key, stored, revision).initCause(taken);
    }

    private boolean advanced(Connection connection, String key, String value, long revision) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name
                + " SET state_value = ?, revision = ?, updated_at = CURRENT_TIMESTAMP"
                + " WHERE state_key = ? AND revision = ?")) {
            update.setString(1, value);
            update.setLong(2, revision);
            update.setString(3, key);
            update.setLong(4, revision - 1);
            return update.executeUpdate() > 0;
        }
    }

    private boolean overwrite(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name
                + " SET state_value = ?, revision = NULL, updated_at = CURRENT_TIMESTAMP WHERE state_key = ?")) {
            update.setString(1, value);
            update.setString(2, key);
            return update.executeUpdate() > 0;
        }
    }

    private void insert(Connection connection, String key, String value) throws SQLException {
        OptionalLong revision = Revision.of(value);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name
                + " (state_key, state_value, updated_at, revision) VALUES (?, ?, CURRENT_TIMESTAMP, "
                + (revision.isPresent() ? revision.getAsLong() : "NULL") + ")")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}

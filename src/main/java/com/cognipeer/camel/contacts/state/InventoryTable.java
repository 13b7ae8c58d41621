package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;

/**
 * The table of all inventories: its columns, and how it is made, checked and emptied. The column {@code entry_id} has bytes, as the
 * order of text differs from one database to another. Other texts are escaped, because some databases take not every character.
 * One row of each key is none of the inventory's: it has the number of the others, and writers lock it.
 */
final class InventoryTable {

    static final String COLUMNS = "entry_id, integration_id, integration_hash, entry_version, entry_state, entry_round";

    private static final String SUFFIX = "_INVENTORY";
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY);
    /** The id of the row with the number. No text has this byte, and every text comes before it. */
    private static final byte[] AFTER_ALL = {(byte) 0xFF};

    private final String name;

    private InventoryTable(String name) {
        this.name = name;
    }

    static InventoryTable beside(String stateTable) {
        return new InventoryTable(stateTable + SUFFIX);
    }

    String name() {
        return name;
    }

    static byte[] afterAll() {
        return AFTER_ALL.clone();
    }

    /** A query for rows of one state key, which is its first value. */
    String select(String condition) {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE state_key = ? AND " + condition;
    }

    /** Makes the table where it is missing. */
    void require(Connection connection) throws SQLException {
        MissingTable.make(() -> look(connection), () -> create(connection));
        key().require(connection);
    }

    private StateTableKey key() {
        return new StateTableKey(name, "state_key", "entry_id");
    }

    private void look(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT " + COLUMNS + ", state_key FROM " + name + " WHERE 1 = 0");
                ResultSet none = query.executeQuery()) {
            if (!BYTES.contains(none.getMetaData().getColumnType(1))) {
                throw new IllegalStateException("The column entry_id of table " + name + " has the type "
                        + none.getMetaData().getColumnTypeName(1)
                        + ", whose order differs from one database to another: make it a type of bytes, such as "
                        + ColumnTypes.of(connection).bytes()
                        + ", or remove the table; the repository then creates it");
            }
        }
    }

    /** The unique columns need no more than the index that they bring. */
    private void create(Connection connection) throws SQLException {
        ColumnTypes types = ColumnTypes.of(connection);
        String columns = "state_key " + types.key() + " NOT NULL, entry_id " + types.bytes()
                + " NOT NULL, integration_id " + types.text() + ", integration_hash INTEGER NOT NULL, entry_version "
                + types.key() + " NOT NULL, entry_state " + types.key() + " NOT NULL, entry_round " + types.revision()
                + " NOT NULL, PRIMARY KEY (state_key, entry_id), UNIQUE (state_key, integration_hash, entry_id),"
                + " UNIQUE (state_key, entry_state, entry_id)";
        try (PreparedStatement create = connection.prepareStatement("CREATE TABLE " + name + " (" + columns + ")")) {
            create.execute();
        }
    }

    /** Removes the inventory of the key, if this table is there. */
    void removeWhereItIsThere(Connection connection, String key) throws SQLException {
        if (key().isTableThere(connection)) {
            remove(connection, key);
        }
    }

    void remove(Connection connection, String key) throws SQLException {
        addToNumber(connection, key, 0);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE state_key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }

    /** The number of rows of the inventory. */
    long number(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entry_round FROM " + name + " WHERE state_key = ? AND entry_id = ?")) {
            query.setString(1, key);
            query.setBytes(2, afterAll());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Makes the row with the number where it is missing. Another node may have made it just before. */
    void begin(Connection connection, String key) throws SQLException {
        try {
            lock(connection, key);
        } catch (SQLException taken) {
            if (!addToNumber(connection, key, 0)) {
                throw taken;
            }
        }
    }

    /** Waits for other writers to this inventory. From then on they wait until this transaction ends. */
    void lock(Connection connection, String key) throws SQLException {
        if (!addToNumber(connection, key, 0)) {
            insertNumber(connection, key);
        }
    }

    private void insertNumber(Connection connection, String key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name
                + " (state_key, entry_id, integration_hash, entry_version, entry_state, entry_round)"
                + " VALUES (?, ?, 0, 'number', 'number', 0)")) {
            insert.setString(1, key);
            insert.setBytes(2, afterAll());
            insert.executeUpdate();
        }
    }

    /** @return false when there is no row with the number */
    boolean addToNumber(Connection connection, String key, long more) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name
                + " SET entry_round = entry_round + " + more + " WHERE state_key = ? AND entry_id = ?")) {
            update.setString(1, key);
            update.setBytes(2, afterAll());
            return update.executeUpdate() > 0;
        }
    }
}

package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps state in a table of a database, one row for each key, for consumers on several nodes. The start makes the table where
 * it is missing. It refuses a table without a primary key on {@code state_key} alone, in which two nodes could store the first
 * value of one key. Keys have up to 255 characters.
 *
 * <p>Each call borrows a connection. Each statement is a transaction of its own, whatever the auto-commit of the connection
 * is. A managed connection may refuse auto-commit and commit: then the statements belong to its transaction.
 *
 * <p>Inventories are in a second table, whose name is that of the first and {@code _INVENTORY}. The first use of an inventory
 * makes it where it is missing, so whoever uses none has no such table. Each write to an inventory is one transaction.
 *
 * <p>Own writes of producers are in a third table, whose name is that of the first and {@code _OWN_WRITES}, made in the same way.
 * Its rows are removed after a day.
 */
public class JdbcStateRepository extends ServiceSupport
        implements CompareAndSetStateRepository, InventoryRepository, OwnWriteRepository {

    /** The name of the table unless one is set. */
    public static final String DEFAULT_TABLE = "CONTACTS_STATE";

    private static final int LONGEST_KEY = 255;

    private volatile DataSource dataSource;
    private volatile StateTable table = new StateTable(DEFAULT_TABLE);

    /** A repository that still needs its data source. */
    public JdbcStateRepository() {}

    /** A repository on this data source. */
    public JdbcStateRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The source of connections; no default. */
    public DataSource getDataSource() {
        return dataSource;
    }

    /** Sets the source of connections, of which each call borrows one. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The table that holds the state; {@value #DEFAULT_TABLE} unless set. */
    public String getTable() {
        return table.name();
    }

    /**
     * Sets the table that holds the state, with or without its schema.
     *
     * @throws IllegalArgumentException when the name has other characters than letters, digits, {@code _}, {@code $} and
     *                                  {@code .}, or begins with a digit
     */
    public void setTable(String table) {
        this.table = new StateTable(table);
    }

    /**
     * The value of the key; null when it has none.
     *
     * @throws IllegalStateException when the database fails
     */
    @Override
    public String getState(String key) {
        return call("read state key '" + key + "' in", (rows, connection) -> rows.select(connection, key));
    }

    /**
     * Stores the value, or removes the key and its inventory when the value is null. A failed call may still have changed the table: read the
     * state before you write again.
     *
     * @throws IllegalArgumentException when the key has more than 255 characters
     * @throws IllegalStateException    when the database fails
     */
    @Override
    public void setState(String key, String value) {
        requireShort(key);
        StateTable rows = table;
        if (value == null) {
            database().transaction(writing(key), rows.name(), connection -> {
                InventoryTable.beside(rows.name()).removeWhereItIsThere(connection, key);
                rows.delete(connection, key);
                return null;
            });
        } else {
            call(writing(key), (same, connection) -> {
                same.put(connection, key, value);
                return null;
            });
        }
    }

    /**
     * Stores the value if the expected one is in the table. A failed call may still have changed the table: read the state
     * before you write again.
     *
     * @throws IllegalArgumentException when the key has more than 255 characters
     * @throws IllegalStateException    when the database fails
     */
    @Override
    public boolean replace(String key, String expected, String value) {
        Objects.requireNonNull(value, "value");
        requireShort(key);
        return call(writing(key), (rows, connection) -> rows.replace(connection, key, expected, value));
    }

    /**
     * The inventory of the key; makes the table of inventories where it is missing.
     *
     * @throws IllegalArgumentException when the key has more than 255 characters
     * @throws IllegalStateException    when the database fails, or the table cannot keep the order of ids or one row for each
     */
    @Override
    public InventoryRows inventory(String stateKey) {
        requireShort(stateKey);
        InventoryTable inventory = InventoryTable.beside(getTable());
        StateDatabase database = database();
        database.call("find or make", inventory.name(), connection -> {
            inventory.require(connection);
            inventory.begin(connection, stateKey);
            return null;
        });
        return new TableInventory(database, inventory, stateKey);
    }

    /**
     * The own writes to the contacts of a server; makes the table of own writes where it is missing.
     *
     * @throws IllegalStateException when the database fails, or the table could keep a write twice
     */
    @Override
    public OwnWriteRows ownWrites(String server) {
        OwnWriteTable writes = OwnWriteTable.beside(getTable());
        StateDatabase database = database();
        database.call("find or make", writes.name(), connection -> {
            writes.require(connection);
            return null;
        });
        return new TableOwnWrites(database, writes, server, System::currentTimeMillis);
    }

    private void requireShort(String key) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "A state key of " + key.length() + " characters does not fit into table " + getTable()
                            + ", which takes " + LONGEST_KEY + ": give the consumer a shorter stateKey than " + key);
        }
    }

    private static String writing(String key) {
        return "write state key '" + key + "' in";
    }

    @Override
    protected void doStart() {
        call("find or make", (rows, connection) -> {
            rows.require(connection);
            return null;
        });
    }

    private <T> T call(String action, Call<T> call) {
        StateTable rows = table;
        return database().call(action, rows.name(), connection -> call.on(rows, connection));
    }

    private StateDatabase database() {
        return new StateDatabase(dataSource);
    }

    private interface Call<T> {
        T on(StateTable table, Connection connection) throws SQLException;
    }
}

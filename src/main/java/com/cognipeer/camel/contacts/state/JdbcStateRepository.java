package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps state in a table of a database, one row for each key, for consumers on several nodes. The table is made at the
 * start where it is missing; one without a primary key on {@code state_key} alone is refused, as two nodes could store the
 * same revision in it. A connection is borrowed for the time of one call, and each statement is a transaction of its own,
 * whatever the auto-commit of the connection is. Where a managed connection refuses auto-commit and commit, the statements
 * belong to its transaction.
 *
 * <p>A value that begins with <code>{"revision":N</code> is stored only on top of revision {@code N-1}, or as revision 1
 * where nothing is stored; all other values just replace the one before. A null value removes the key. Keys have up to
 * 255 characters.
 */
public class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    /** The table when none is named. */
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

    /** Where connections come from; no default. */
    public DataSource getDataSource() {
        return dataSource;
    }

    /** Where connections come from, one for each call. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The table that holds the state; {@value #DEFAULT_TABLE} unless set. */
    public String getTable() {
        return table.name();
    }

    /**
     * The table that holds the state, with or without its schema.
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
     * Stores the value, or removes the key when it is null. A call that the database failed may have been carried out all
     * the same: read the state before writing the next.
     *
     * @throws java.util.ConcurrentModificationException when the value has a revision that does not follow the stored one
     * @throws IllegalArgumentException                  when the key has more than 255 characters
     * @throws IllegalStateException                     when the database fails
     */
    @Override
    public void setState(String key, String value) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "A state key of " + key.length() + " characters does not fit into table " + getTable()
                            + ", which takes " + LONGEST_KEY + ": give the consumer a shorter stateKey than " + key);
        }
        call("write state key '" + key + "' in", (rows, connection) -> store(rows, connection, key, value));
    }

    private static String store(StateTable rows, Connection connection, String key, String value) throws SQLException {
        if (value == null) {
            rows.delete(connection, key);
            return null;
        }
        OptionalLong revision = Revision.of(value);
        if (revision.isPresent()) {
            rows.advance(connection, key, value, revision.getAsLong());
        } else {
            rows.put(connection, key, value);
        }
        return value;
    }

    @Override
    protected void doStart() {
        call("find or make", (rows, connection) -> {
            rows.require(connection);
            return null;
        });
    }

    private String call(String action, Call call) {
        DataSource configured = dataSource;
        if (configured == null) {
            throw new IllegalStateException("JdbcStateRepository has no data source: set its property 'dataSource'");
        }
        StateTable rows = table;
        try (Connection connection = configured.getConnection();
                AutoCommit mode = AutoCommit.on(connection)) {
            String result = call.on(rows, mode.connection());
            mode.done();
            return result;
        } catch (SQLException e) {
            // Not its message, which may hold the address of the database and more.
            throw new IllegalStateException(
                    "JdbcStateRepository could not " + action + " table " + rows.name()
                            + (e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")")
                            + ": see the cause, and whether the database can be reached and lets this user do so",
                    e);
        }
    }

    private interface Call {
        String on(StateTable table, Connection connection) throws SQLException;
    }
}

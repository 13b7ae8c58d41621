package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs statements on a connection that each call borrows. */
record StateDatabase(DataSource dataSource) {

    /** @throws IllegalStateException when there is no data source */
    StateDatabase {
        if (dataSource == null) {
            throw new IllegalStateException("JdbcStateRepository has no data source: set its property 'dataSource'");
        }
    }

    /**
     * Each statement is a transaction of its own.
     *
     * @param action begins a failure, in front of the name of the table
     */
    <T> T call(String action, String table, Call<T> call) {
        return borrow(action, table, mode -> call.on(mode.connection()));
    }

    /** All statements are one transaction; of a managed connection, they are part of its transaction. */
    <T> T transaction(String action, String table, Call<T> call) {
        return borrow(action, table, mode -> mode.asOne(call));
    }

    private <T> T borrow(String action, String table, Borrowed<T> borrowed) {
        try (Connection connection = dataSource.getConnection();
                AutoCommit mode = AutoCommit.on(connection)) {
            T result = borrowed.in(mode);
            mode.done();
            return result;
        } catch (SQLException e) {
            // Without the message of the cause, which may hold the address of the database and more.
            throw new IllegalStateException(
                    "JdbcStateRepository could not " + action + " table " + table
                            + (e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")")
                            + ": see the cause, and whether the database can be reached and lets this user do so",
                    e);
        }
    }

    /** Statements on a connection. */
    interface Call<T> {
        T on(Connection connection) throws SQLException;
    }

    private interface Borrowed<T> {
        T in(AutoCommit mode) throws SQLException;
    }
}

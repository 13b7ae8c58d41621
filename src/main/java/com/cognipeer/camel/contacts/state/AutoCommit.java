package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection in auto-commit mode until this is closed; then in the mode it was in before. */
record AutoCommit(Connection connection, boolean before) implements AutoCloseable {

    static AutoCommit on(Connection connection) throws SQLException {
        AutoCommit mode = new AutoCommit(connection, connection.getAutoCommit());
        connection.setAutoCommit(true);
        return mode;
    }

    @Override
    public void close() throws SQLException {
        connection.setAutoCommit(before);
    }
}

package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the statements on a connection become lasting until this is closed: each by itself, in auto-commit mode. A managed
 * connection refuses another mode: there they are committed together, or, where that is refused too, by whoever manages
 * the transaction.
 */
record AutoCommit(Connection connection, boolean before, boolean refused) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AutoCommit.class);

    static AutoCommit on(Connection connection) throws SQLException {
        boolean before = connection.getAutoCommit();
        if (before) {
            return new AutoCommit(connection, true, false);
        }
        try {
            connection.setAutoCommit(true);
            return new AutoCommit(connection, false, false);
        } catch (SQLException managed) {
            return new AutoCommit(connection, false, true);
        }
    }

    /** Called when all statements have succeeded. */
    void done() {
        if (refused) {
            try {
                connection.commit();
            } catch (SQLException managed) {
                LOG.debug("The transaction is left to who manages it", managed);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (!before && !refused) {
            connection.setAutoCommit(false);
        }
    }
}

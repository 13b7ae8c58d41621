package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits each statement on a connection by itself, until this is closed. A managed connection may refuse auto-commit: then
 * {@link #done} commits all statements. When it refuses that too, its owner commits them with the transaction.
 *
 * @param before  the auto-commit of the connection before
 * @param refused whether the connection refused auto-commit
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

    /** Commits all statements of the call together, or rolls them back. The owner of a managed connection decides instead. */
    <T> T asOne(StateDatabase.Call<T> call) throws SQLException {
        if (refused) {
            return call.on(connection);
        }
        connection.setAutoCommit(false);
        try {
            T result = call.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Before the auto-commit comes back, which would commit the statements. */
    private void rollBack(Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Commits; called after all statements succeeded. */
    void done() {
        if (refused) {
            try {
                connection.commit();
            } catch (SQLException managed) {
                LOG.debug("The owner of the managed connection commits", managed);
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

package com.cognipeer.camel.contacts.twoway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database as a process has it that can die at any statement: the statement is done or not, open transactions are rolled
 * back, and no later statement arrives.
 */
final class MortalDatabase {

    static final String COMMIT = "COMMIT";

    private final DataSource database;
    private final Moments moments;
    private final AtomicInteger openTransactions = new AtomicInteger();

    MortalDatabase(DataSource database, Moments moments) {
        this.database = database;
        this.moments = moments;
    }

    /** What happens around each statement, which is {@link #COMMIT} for the end of a transaction. */
    interface Moments {

        /**
         * @param isInTransaction whether a transaction may hold rows
         * @throws SQLException if the process is dead, so that the statement does not arrive
         */
        void before(String sql, boolean isInTransaction) throws SQLException;

        /** @throws SQLException if the process has died meanwhile, so that it does not learn of the statement */
        void after(String sql) throws SQLException;

        boolean isDead();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return call(database, method, arguments);
            }
            requireLife();
            return connection((Connection) call(database, method, arguments));
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                    openTransactions.decrementAndGet();
                }
                yield call(connection, method, arguments);
            }
            case "setAutoCommit" -> {
                requireLife();
                boolean isOn = connection.getAutoCommit();
                Object done = call(connection, method, arguments);
                openTransactions.addAndGet((isOn ? 1 : 0) - (connection.getAutoCommit() ? 1 : 0));
                yield done;
            }
            case "commit" -> around(COMMIT, connection, method, arguments);
            case "prepareStatement" -> {
                requireLife();
                yield statement(
                        PreparedStatement.class, (PreparedStatement) call(connection, method, arguments), (String)
                                arguments[0]);
            }
            case "createStatement" -> {
                requireLife();
                yield statement(Statement.class, (Statement) call(connection, method, arguments), null);
            }
            default -> call(connection, method, arguments);
        });
    }

    private <T extends Statement> T statement(Class<T> type, T statement, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            return around(prepared == null ? (String) arguments[0] : prepared, statement, method, arguments);
        });
    }

    private Object around(String sql, Object target, Method method, Object[] arguments) throws Throwable {
        moments.before(sql, openTransactions.get() > 0);
        Object done = call(target, method, arguments);
        moments.after(sql);
        return done;
    }

    private void requireLife() throws SQLException {
        if (moments.isDead()) {
            throw new SQLException("The process is dead");
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

package com.cognipeer.camel.contacts.state;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A data source that counts its open connections, acts before a statement runs, and sets the auto-commit. */
final class WatchedDataSource {

    private final DataSource behind;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Consumer<String> beforeStatement = sql -> {};
    private volatile boolean autoCommit = true;
    private volatile boolean countsNoBatch;
    private volatile boolean autoCommitAtClose = true;

    WatchedDataSource(DataSource behind) {
        this.behind = behind;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                open.incrementAndGet();
                return watched(behind.getConnection());
            }
            return method.invoke(behind, arguments);
        });
    }

    /** Runs once, before the first statement that starts like this. */
    void beforeFirst(String start, Runnable action) {
        beforeStatement = sql -> {
            if (sql.startsWith(start)) {
                beforeStatement = other -> {};
                action.run();
            }
        };
    }

    void deliverAutoCommit(boolean mode) {
        autoCommit = mode;
    }

    /** As the drivers do that return no counts. */
    void countNoBatch() {
        countsNoBatch = true;
    }

    int open() {
        return open.get();
    }

    boolean autoCommitAtClose() {
        return autoCommitAtClose;
    }

    private Connection watched(Connection connection) throws Exception {
        connection.setAutoCommit(autoCommit);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                beforeStatement.accept((String) arguments[0]);
            }
            if (method.getName().equals("close")) {
                autoCommitAtClose = connection.getAutoCommit();
                open.decrementAndGet();
            }
            try {
                Object result = method.invoke(connection, arguments);
                return countsNoBatch && result instanceof PreparedStatement statement ? uncounted(statement) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static PreparedStatement uncounted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            Object result = method.invoke(statement, arguments);
            if (result instanceof int[] counts) {
                Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

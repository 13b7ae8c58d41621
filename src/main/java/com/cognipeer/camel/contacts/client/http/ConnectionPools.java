package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.http.ConnectionPool.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The pools of connections that transports share. Transports with connections of the same kind share one pool, also with
 * different tokens. So the number of threads does not grow with the tokens. A pool lives while a transport uses it, and a while
 * longer. So a caller with a new transport for each request finds its last connection.
 */
public final class ConnectionPools {

    private final Duration linger;
    private final Executor closing;
    private final Map<ConnectionSettings, ConnectionPool> pools = new HashMap<>();
    /** The ends of the pools that nobody uses. */
    private final Map<ConnectionPool, Future<?>> ends = new HashMap<>();

    /** Pools that are closed with their last user. */
    public ConnectionPools() {
        this(Duration.ZERO, Runnable::run);
    }

    /**
     * @param linger  how long a pool lives on after its last user
     * @param closing closes it then, which may take seconds
     */
    public ConnectionPools(Duration linger, Executor closing) {
        this.linger = linger;
        this.closing = closing;
    }

    /** The pool for these settings, which the caller gives back. */
    synchronized ConnectionPool take(ClientSettings settings) {
        ConnectionPool pool = pools.computeIfAbsent(ConnectionSettings.of(settings), ConnectionPool::new);
        Future<?> end = ends.remove(pool);
        if (end != null) {
            end.cancel(false);
        }
        pool.addUser(User.of(settings));
        return pool;
    }

    /**
     * Takes a pool back; the last user's pool is closed after the while, with all of its connections.
     *
     * @param timer runs the close after that while
     */
    void giveBack(ConnectionPool pool, ClientSettings settings, ScheduledExecutorService timer) {
        synchronized (this) {
            pool.removeUser(User.of(settings));
            if (pool.isUsed()) {
                return;
            }
            if (!linger.isZero()) {
                Runnable end = () -> closing.execute(() -> closeIfUnused(ConnectionSettings.of(settings), pool));
                ends.put(pool, timer.schedule(end, linger.toNanos(), TimeUnit.NANOSECONDS));
                return;
            }
            pools.remove(ConnectionSettings.of(settings), pool);
        }
        // Not under the lock, as it waits for the threads of the pool.
        pool.close();
    }

    private void closeIfUnused(ConnectionSettings settings, ConnectionPool pool) {
        synchronized (this) {
            // Somebody may have taken it meanwhile.
            if (pool.isUsed() || ends.remove(pool) == null) {
                return;
            }
            pools.remove(settings, pool);
        }
        pool.close();
    }

    /** Closes at once what nobody uses. */
    public void closeUnused() {
        List<ConnectionPool> unused;
        synchronized (this) {
            unused = List.copyOf(ends.keySet());
            ends.values().forEach(end -> end.cancel(false));
            ends.clear();
            pools.values().removeAll(unused);
        }
        unused.forEach(ConnectionPool::close);
    }
}

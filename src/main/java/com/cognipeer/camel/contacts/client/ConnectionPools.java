package com.cognipeer.camel.contacts.client;

import java.util.HashMap;
import java.util.Map;

/**
 * The pools of connections that transports share. Transports with connections of the same kind share one pool, whatever
 * their tokens are, so that the number of threads does not follow the number of tokens. A pool lives while a transport
 * uses it.
 */
public final class ConnectionPools {

    private final Map<ConnectionSettings, ConnectionPool> pools = new HashMap<>();

    /** The pool for these settings, which the caller gives back. */
    synchronized ConnectionPool take(ClientSettings settings) {
        ConnectionPool pool = pools.computeIfAbsent(settings.connections(), ConnectionPool::new);
        pool.addUser(settings.credentials());
        return pool;
    }

    /** Takes a pool back; the last user's pool is closed, with all of its connections. */
    void giveBack(ConnectionPool pool, ClientSettings settings) {
        synchronized (this) {
            pool.removeUser(settings.credentials());
            if (pool.isUsed()) {
                return;
            }
            pools.remove(settings.connections(), pool);
        }
        // Not under the lock, as it waits for the threads of the pool.
        pool.close();
    }
}

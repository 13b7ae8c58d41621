package com.cognipeer.camel.contacts.client.http;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.ConnectionHolder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of one pool. A write leaves only on a connection that is new or was idle for a short time. Each attempt
 * notes how far it has come.
 */
final class WatchedConnections extends PoolingAsyncClientConnectionManager {

    private final IdleLimit limit;
    private final Map<HttpConnection, Long> idleSince = Collections.synchronizedMap(new WeakHashMap<>());

    WatchedConnections(TlsStrategy tls, IdleLimit limit) {
        super(
                RegistryBuilder.<TlsStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build(),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                null,
                null);
        this.limit = limit;
    }

    /** @param user the attempt that the connection is for; any connection may serve it */
    @Override
    public Future<AsyncConnectionEndpoint> lease(
            String id,
            HttpRoute route,
            Object user,
            Timeout timeout,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        return super.lease(id, route, null, timeout, new CallbackContribution<>(callback) {
            @Override
            public void completed(AsyncConnectionEndpoint endpoint) {
                check(endpoint, (Attempt) user);
                callback.completed(endpoint);
            }
        });
    }

    /** HttpClient replaces a connection that this closes. */
    private void check(AsyncConnectionEndpoint endpoint, Attempt attempt) {
        HttpConnection connection = ((ConnectionHolder) endpoint).get();
        Long since = connection == null ? null : idleSince.remove(connection);
        if (since == null) {
            return;
        }
        long idle = System.nanoTime() - since;
        if (!connection.isOpen()) {
            limit.closedAfter(idle);
        } else if (attempt.wantsNewConnection() || attempt.isWrite() && !limit.allows(idle)) {
            endpoint.close(CloseMode.GRACEFUL);
        } else {
            attempt.takesOver(() -> limit.closedAfter(idle));
        }
    }

    @Override
    public void release(AsyncConnectionEndpoint endpoint, Object user, TimeValue keepAlive) {
        HttpConnection connection = ((ConnectionHolder) endpoint).get();
        if (connection != null && connection.isOpen()) {
            idleSince.put(connection, System.nanoTime());
        }
        super.release(endpoint, null, keepAlive);
    }

    @Override
    public Future<AsyncConnectionEndpoint> connect(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator initiator,
            Timeout timeout,
            Object tls,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        Attempt attempt = AttemptContext.attemptOf(context);
        attempt.reach(AttemptStage.CONNECTING);
        return super.connect(endpoint, initiator, timeout, tls, context, new CallbackContribution<>(callback) {
            @Override
            public void completed(AsyncConnectionEndpoint connected) {
                // Without a proxy, the next stage follows at once.
                attempt.reach(AttemptStage.TUNNELLING);
                callback.completed(connected);
            }
        });
    }

    @Override
    public void upgrade(
            AsyncConnectionEndpoint endpoint,
            Object tls,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        AttemptContext.attemptOf(context).reach(AttemptStage.SECURING);
        super.upgrade(endpoint, tls, context, callback);
    }
}

package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pool of connections, with the threads that read and write on them. It is opened with the first request; when nobody
 * uses it any more, it is closed.
 */
final class ConnectionPool {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    /** To one host, for each token that uses the pool, so that one token's slow requests leave connections to the others. */
    private static final int CONNECTIONS_OF_ONE = 64;

    private static final int MOST_CONNECTIONS_TO_A_HOST = 512;
    private static final int IO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());
    /** Shorter than the idle time after which servers and proxies commonly close, so that none is closed under a request. */
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(25);

    /** More than any server or proxy sends; without these bounds a head without an end is read into memory. */
    private static final int MAX_HEAD_LINE = 32 * 1024;

    private static final int MAX_HEADERS = 200;
    private static final TimeValue CLOSE_WAIT = TimeValue.ofSeconds(5);

    private final ConnectionSettings settings;
    private final HttpHost proxy;
    /** How many transports each token and hook id has here. */
    private final Map<User, Integer> users = new HashMap<>();

    private volatile CloseableHttpAsyncClient http;
    private PoolingAsyncClientConnectionManager connections;
    private volatile boolean closed;

    ConnectionPool(ConnectionSettings settings) {
        this.settings = settings;
        // Here already, as a host that cannot be one fails the start.
        this.proxy = settings.proxy() == null
                ? null
                : new HttpHost(settings.proxy().host(), settings.proxy().port());
    }

    synchronized void addUser(User user) {
        users.merge(user, 1, Integer::sum);
        resize();
    }

    synchronized void removeUser(User user) {
        users.computeIfPresent(user, (known, uses) -> uses == 1 ? null : uses - 1);
        resize();
    }

    synchronized boolean isUsed() {
        return !users.isEmpty();
    }

    /** Opens the threads with the first request. */
    CloseableHttpAsyncClient http() {
        CloseableHttpAsyncClient opened = http;
        return opened == null ? open() : opened;
    }

    private synchronized CloseableHttpAsyncClient open() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (http == null) {
            connections = connections();
            resize();
            CloseableHttpAsyncClient opening = httpClient();
            opening.start();
            http = opening;
        }
        return http;
    }

    /** Closes every connection. */
    void close() {
        closed = true;
        CloseableHttpAsyncClient opened = lastOpened();
        if (opened == null) {
            return;
        }
        opened.close(CloseMode.IMMEDIATE);
        try {
            opened.awaitShutdown(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a request that is opening the threads; null if none has. */
    private synchronized CloseableHttpAsyncClient lastOpened() {
        return http;
    }

    private void resize() {
        if (connections != null) {
            connections.setDefaultMaxPerRoute(
                    Math.min(MOST_CONNECTIONS_TO_A_HOST, CONNECTIONS_OF_ONE * Math.max(1, users.size())));
        }
    }

    private CloseableHttpAsyncClient httpClient() {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setIoReactorExceptionCallback(this::reactorFailed)
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_HEAD_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setThreadFactory(new DefaultThreadFactory("cognipeer-contacts-io", true))
                // The wire log would print the token; an undecorated session has none.
                .setIoSessionDecorator(session -> session)
                .addExecInterceptorLast("attempt", new AttemptHandler())
                .setUserAgent(UserAgent.text())
                .setKeepAliveStrategy(new KeepAlive(MAX_IDLE))
                .evictExpiredConnections()
                .evictIdleConnections(MAX_IDLE)
                // The client would send a write again on 429 and 503, and the token along to another origin.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // Credentials are in the requests and not of the connections, so that any request may take any of them.
                .disableConnectionState();
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        return builder.build();
    }

    /** A reactor that is closed while it works trips over its own closed connections; only before is that a failure. */
    private void reactorFailed(Exception failure) {
        if (closed) {
            LOG.debug("An I/O thread ended while it was being stopped", failure);
        } else {
            LOG.error("An I/O thread failed", failure);
        }
    }

    private PoolingAsyncClientConnectionManager connections() {
        // The default policy verifies no host name here: HttpClient 5.5.1 sets it on the engine's parameters too late.
        ClientTlsStrategyBuilder tls =
                ClientTlsStrategyBuilder.create().setHostVerificationPolicy(HostnameVerificationPolicy.BOTH);
        if (settings.sslContext() != null) {
            tls.setSslContext(settings.sslContext());
        }
        PoolingAsyncClientConnectionManager manager =
                new WatchedConnections(tls.buildAsync(), new IdleLimit(System::nanoTime));
        manager.setDefaultTlsConfig(TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                .build());
        manager.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .build());
        // The number to each host is the bound.
        manager.setMaxTotal(Integer.MAX_VALUE);
        return manager;
    }

    /** Tells one user's requests from another's. */
    record User(String token, String hookId) {

        static User of(ClientSettings settings) {
            return new User(settings.token(), settings.hookId());
        }

        @Override
        public String toString() {
            return "User[]";
        }
    }
}

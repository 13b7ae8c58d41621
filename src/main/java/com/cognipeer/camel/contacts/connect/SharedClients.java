package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.http.ConnectionPools;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.operation.HttpContactsClient;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.connect.KeyQuotas.KeyQuota;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases clients to the producers and consumers of a component. Clients with the same kind of connection share their
 * connections, whatever their tokens are. Clients with the same key share its quota. The threads come with the first client
 * and end with the component.
 */
public final class SharedClients {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClients.class);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    /**
     * Pages of a walk and messages to an endpoint that is not cached use the same connections within this time. It is
     * shorter than any stop that somebody waits for.
     */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final CamelContext context;
    private final ClientThreads threads;
    private final ConnectionPools connections;
    private final KeyQuotas quotas;
    private final Set<ClientLease> leases = new HashSet<>();
    /** The base URLs that a warning has been logged for. */
    private final Set<URI> warnedOf = new HashSet<>();

    /** Camel calls it before it waits for the exchanges under way. */
    private final LifecycleStrategy stops = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext stopping) {
            endWaits();
        }
    };

    private volatile boolean stopping;

    /** @param owner the component */
    public SharedClients(Object owner, CamelContext context) {
        this.context = context;
        this.threads = new ClientThreads(owner, context);
        this.connections = new ConnectionPools(LINGER, threads::route);
        this.quotas = KeyQuotas.of(context);
    }

    public ClientThreads threads() {
        return threads;
    }

    /**
     * Leases a client. When the context stops, its operations wait no longer.
     *
     * @param observer sees the requests of the client
     */
    public ClientLease acquire(Connection connection, RequestObserver observer) {
        return acquire(connection, observer, false);
    }

    /** Leases a client for polls. They wait until the stop of their consumer cancels them. */
    public ClientLease acquireForPolls(Connection connection, RequestObserver observer) {
        return acquire(connection, observer, true);
    }

    private synchronized ClientLease acquire(Connection connection, RequestObserver observer, boolean forPolls) {
        if (!threads.isOpen()) {
            threads.open();
            stopping = false;
            context.addLifecycleStrategy(stops);
        }
        ClientSettings settings = connection.settings();
        warnOfPlainHttp(settings.baseUrl());
        HttpTransport transport = new HttpTransport(settings, connections, threads.timer());
        KeyQuota quota = quotas.hold(settings.baseUrl(), settings.token());
        RateLimiter limiter = quota.budget()
                .caller(connection.requestsPerMinute(), connection.retries().maxRetryAfter(), threads.timer());
        HttpContactsClient client =
                new HttpContactsClient(transport, connection.retries(), limiter, quota.retryTokens(), observer);
        ClientLease lease = new ClientLease(client, transport, quota, forPolls, closed -> forget(closed, quota));
        if (stopping) {
            lease.endWaits();
        }
        leases.add(lease);
        return lease;
    }

    private void forget(ClientLease closed, KeyQuota quota) {
        quotas.release(quota);
        synchronized (this) {
            leases.remove(closed);
        }
    }

    private void warnOfPlainHttp(URI url) {
        if ("http".equalsIgnoreCase(url.getScheme())
                && !LOOPBACK.matcher(url.getHost()).matches()
                && warnedOf.add(url)) {
            LOG.warn("The token goes to {} unencrypted and can be read on the way: use https", url);
        }
    }

    /** Whether the context has begun to stop. */
    public boolean isStopping() {
        return stopping;
    }

    /** Outside the lock, as the end of a wait lets an operation continue, which may close its lease. */
    private void endWaits() {
        List<ClientLease> all;
        synchronized (this) {
            stopping = true;
            all = List.copyOf(leases);
        }
        all.forEach(ClientLease::endWaits);
    }

    /** Closes every lease. Outside the lock, as a route that continues then may close a lease itself. */
    public void stop() {
        List<ClientLease> left;
        Runnable endThreads;
        synchronized (this) {
            left = List.copyOf(leases);
            endThreads = threads.isOpen() ? threads.detach() : null;
            warnedOf.clear();
        }
        left.forEach(ClientLease::close);
        connections.closeUnused();
        if (endThreads != null) {
            context.getLifecycleStrategies().remove(stops);
            endThreads.run();
        }
    }
}

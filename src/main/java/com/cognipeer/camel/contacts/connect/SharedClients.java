package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ConnectionPools;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.HttpContactsClient;
import com.cognipeer.camel.contacts.client.HttpTransport;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.connect.KeyQuotas.KeyQuota;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of a component. Those with connections of the same kind share these, whatever their tokens are; all that use
 * the same key share its quota. The thread pools come with the first client and go with the component.
 */
public final class SharedClients {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClients.class);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    /** So that pages of a walk and messages to an uncached endpoint share connections; short of any stop that is waited for. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final Object owner;
    private final CamelContext context;
    private final ConnectionPools pools = new ConnectionPools(LINGER, this::route);
    private final Set<Lease> leases = new HashSet<>();
    /** The base URLs of which a warning has been logged. */
    private final Set<URI> warnedOf = new HashSet<>();

    private final KeyQuotas quotas;
    /** Camel tells of a stop of the context before it waits for the exchanges under way. */
    private final LifecycleStrategy stops = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext stopping) {
            endWaits();
        }
    };

    private volatile boolean stopping;
    private ScheduledExecutorService timer;
    private ExecutorService routing;
    private volatile RoutingExecutor routes;

    public SharedClients(Object owner, CamelContext context) {
        this.owner = owner;
        this.context = context;
        this.quotas = KeyQuotas.of(context);
    }

    /**
     * A client; it lives until it is given back.
     *
     * @param observer is told what its requests do
     */
    public synchronized Lease acquire(Connection connection, RequestObserver observer) {
        return acquire(connection, observer, true);
    }

    /** A client for polls, which are cancelled by the stop of their consumer; until then they may wait. */
    public synchronized Lease acquireForPolls(Connection connection, RequestObserver observer) {
        return acquire(connection, observer, false);
    }

    private Lease acquire(Connection connection, RequestObserver observer, boolean endsWaits) {
        if (timer == null) {
            openPools(context.getExecutorServiceManager());
            stopping = false;
            context.addLifecycleStrategy(stops);
        }
        Lease lease = new Lease(connection, observer, endsWaits);
        leases.add(lease);
        return lease;
    }

    /** Whether the context has begun to stop. */
    public boolean isStopping() {
        return stopping;
    }

    /** Not under the lock: what has waited goes on to its end. */
    private void endWaits() {
        List<Lease> all;
        synchronized (this) {
            stopping = true;
            all = List.copyOf(leases);
        }
        all.forEach(Lease::endWaits);
    }

    /** Runs what follows an answer on a thread of Camel's, or, when a stop has ended these, on one of its own. */
    public void route(Runnable continuation) {
        routes.execute(continuation);
    }

    private void start(ExecutorService pool, Runnable work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException stopping) {
            // Never on this thread: it may be an I/O thread, or the one that is still inside process().
            context.getExecutorServiceManager()
                    .newThread("CognipeerContactsStopping", work)
                    .start();
        } catch (OutOfMemoryError noThreadToBeHad) {
            LOG.error("No thread could be started to go on with an exchange; going on here", noThreadToBeHad);
            work.run();
        }
    }

    /** Runs a task again and again until its result is cancelled; never where a stop has ended the timer. */
    public synchronized Future<?> every(Duration period, Runnable task) {
        return timer == null
                ? CompletableFuture.completedFuture(null)
                : timer.scheduleAtFixedRate(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Not under the lock: what the clients leave to be routed may want to release one. */
    public void stop() {
        List<Lease> left;
        ScheduledExecutorService oldTimer;
        synchronized (this) {
            left = List.copyOf(leases);
            oldTimer = timer;
            timer = null;
            warnedOf.clear();
        }
        left.forEach(Lease::close);
        pools.closeUnused();
        if (oldTimer != null) {
            context.getLifecycleStrategies().remove(stops);
            ExecutorServiceManager executors = context.getExecutorServiceManager();
            executors.shutdownGraceful(routing);
            executors.shutdownGraceful(oldTimer);
        }
    }

    private HttpTransport open(ClientSettings settings) {
        URI url = settings.baseUrl();
        if ("http".equalsIgnoreCase(url.getScheme())
                && !LOOPBACK.matcher(url.getHost()).matches()
                && warnedOf.add(url)) {
            LOG.warn("The token goes to {} unencrypted and can be read on the way: use https", url);
        }
        return new HttpTransport(settings, pools, timer);
    }

    /**
     * The routing pool grows as it needs to: with a bound, routes that wait for another answer of this component would
     * hold all of its threads, and none would be left to bring that answer.
     */
    private void openPools(ExecutorServiceManager executors) {
        timer = executors.newScheduledThreadPool(owner, "CognipeerContactsTimer", timerProfile());
        ExecutorService pool = executors.newCachedThreadPool(owner, "CognipeerContacts");
        routing = pool;
        routes = new RoutingExecutor(work -> start(pool, work), timer);
    }

    /** No bound on the queue: it holds a deadline for each request under way, and a refused one would be no deadline. */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("cognipeerContactsTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** A client of one's own, over connections that it shares. */
    public final class Lease implements AutoCloseable {

        private final HttpTransport transport;
        private final KeyQuota quota;
        private final HttpContactsClient client;
        private final boolean endsWaits;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Connection connection, RequestObserver observer, boolean endsWaits) {
            this.endsWaits = endsWaits;
            ClientSettings settings = connection.settings();
            this.transport = open(settings);
            this.quota = quotas.hold(settings.baseUrl(), settings.token());
            RateLimiter pace = quota.budget()
                    .caller(connection.requestsPerMinute(), connection.retries().maxRetryAfter(), timer);
            this.client = new HttpContactsClient(transport, connection.retries(), pace, quota.retryTokens(), observer);
            if (stopping) {
                endWaits();
            }
        }

        public ContactsClient client() {
            return client;
        }

        private void endWaits() {
            if (endsWaits) {
                client.endWaits();
            }
        }

        /** For how long its key sends nothing; nothing where a request may look whether that is over. */
        public Duration quietFor() {
            return quota.budget().quietFor();
        }

        /** Whoever starts something anew has a reason to ask the server anew, if its key sends nothing now. */
        public void endQuiet() {
            if (quota.budget().isQuiet()) {
                quota.budget().forget();
            }
        }

        /** Whether it has been given back, which a stop of the component does before it stops the producers. */
        public boolean isClosed() {
            return closed.get();
        }

        /** Ends what the client has under way and gives it back; a second time does nothing. */
        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            client.close();
            quotas.release(quota);
            synchronized (SharedClients.this) {
                leases.remove(this);
            }
            transport.close();
        }
    }
}

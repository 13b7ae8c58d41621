package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.HttpContactsClient;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of a component: endpoints with the same settings share one, which lives while one of them runs. The
 * thread pools come with the first client and go with the component.
 */
final class SharedClients {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClients.class);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private final Object owner;
    private final CamelContext context;
    private final Map<ClientSettings, Shared> clients = new HashMap<>();
    private ScheduledExecutorService timer;
    private volatile ExecutorService routing;

    SharedClients(Object owner, CamelContext context) {
        this.owner = owner;
        this.context = context;
    }

    /**
     * A share in the client for these settings; the client lives until its last share is closed.
     *
     * @param observer is told what the requests of this share do
     */
    synchronized Lease acquire(ClientSettings settings, RequestObserver observer) {
        if (timer == null) {
            openPools(context.getExecutorServiceManager());
        }
        return new Lease(clients.computeIfAbsent(settings, this::open));
    }

    /** Runs what follows an answer on a thread of Camel's, or, when a stop has ended these, on one of its own. */
    void route(Runnable continuation) {
        try {
            routing.execute(continuation);
        } catch (RejectedExecutionException stopping) {
            // Never on this thread: it may be an I/O thread, or the one that is still inside process().
            context.getExecutorServiceManager()
                    .newThread("CognipeerContactsStopping", continuation)
                    .start();
        } catch (OutOfMemoryError noThreadToBeHad) {
            LOG.error("No thread could be started to go on with an exchange; going on here", noThreadToBeHad);
            continuation.run();
        }
    }

    /** Not under the lock: what the clients leave to be routed may want to release one. */
    void stop() {
        List<Shared> left;
        ScheduledExecutorService oldTimer;
        synchronized (this) {
            left = List.copyOf(clients.values());
            clients.clear();
            oldTimer = timer;
            timer = null;
        }
        left.forEach(shared -> shared.client.close());
        if (oldTimer != null) {
            ExecutorServiceManager executors = context.getExecutorServiceManager();
            executors.shutdownGraceful(routing);
            executors.shutdownGraceful(oldTimer);
        }
    }

    private Shared open(ClientSettings settings) {
        URI url = settings.baseUrl();
        if ("http".equalsIgnoreCase(url.getScheme())
                && !LOOPBACK.matcher(url.getHost()).matches()) {
            LOG.warn("The token goes to {} unencrypted and can be read on the way: use https", url);
        }
        return new Shared(settings, new HttpContactsClient(settings, timer));
    }

    /**
     * The routing pool grows as it needs to: with a bound, routes that wait for another answer of this component would
     * hold all of its threads, and none would be left to bring that answer.
     */
    private void openPools(ExecutorServiceManager executors) {
        timer = executors.newScheduledThreadPool(owner, "CognipeerContactsTimer", timerProfile());
        routing = executors.newCachedThreadPool(owner, "CognipeerContacts");
    }

    /** No bound on the queue: it holds a deadline for each request under way, and a refused one would be no deadline. */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("cognipeerContactsTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private void release(Shared shared) {
        synchronized (this) {
            if (--shared.shares > 0) {
                return;
            }
            clients.remove(shared.settings, shared);
        }
        shared.client.close();
    }

    /** A share in a client. */
    final class Lease implements AutoCloseable {

        private final Shared shared;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Shared shared) {
            this.shared = shared;
            shared.shares++;
        }

        ContactsClient client() {
            return shared.client;
        }

        /** Gives the share back; a second time does nothing. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                release(shared);
            }
        }
    }

    private static final class Shared {

        private final ClientSettings settings;
        private final ContactsClient client;
        private int shares;

        private Shared(ClientSettings settings, ContactsClient client) {
            this.settings = settings;
            this.client = client;
        }
    }
}

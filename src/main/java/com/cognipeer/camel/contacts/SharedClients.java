package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.HttpContactsClient;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
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

    /** The client for these settings; to be given back with {@link #release(ClientSettings)}. */
    synchronized ContactsClient acquire(ClientSettings settings) {
        if (timer == null) {
            openPools(context.getExecutorServiceManager());
        }
        Shared shared = clients.computeIfAbsent(settings, this::open);
        shared.users++;
        return shared.client;
    }

    /** Closes the client when this was its last user. */
    void release(ClientSettings settings) {
        ContactsClient unused = null;
        synchronized (this) {
            Shared shared = clients.get(settings);
            if (shared != null && --shared.users == 0) {
                clients.remove(settings);
                unused = shared.client;
            }
        }
        if (unused != null) {
            unused.close();
        }
    }

    /** Runs what follows an answer on a thread of Camel's; during a stop, when there is none any more, on this one. */
    void route(Runnable continuation) {
        try {
            routing.execute(continuation);
        } catch (RejectedExecutionException stopping) {
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
        return new Shared(new HttpContactsClient(settings, timer));
    }

    private void openPools(ExecutorServiceManager executors) {
        timer = executors.newScheduledThreadPool(owner, "CognipeerContactsTimer", timerProfile());
        routing = executors.newThreadPool(owner, "CognipeerContacts", routingProfile(executors));
    }

    /** No bound on the queue: it holds a deadline for each request under way, and a refused one would be no deadline. */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("cognipeerContactsTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** As many threads as Camel's own default profile allows; waiting exchanges are bounded by the connections, not here. */
    private static ThreadPoolProfile routingProfile(ExecutorServiceManager executors) {
        int threads = executors.getDefaultThreadPoolProfile().getMaxPoolSize();
        ThreadPoolProfile profile = new ThreadPoolProfile("cognipeerContacts");
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private static final class Shared {

        private final ContactsClient client;
        private int users;

        private Shared(ContactsClient client) {
            this.client = client;
        }
    }
}

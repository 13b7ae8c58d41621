package com.cognipeer.camel.contacts.connect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a component's clients: a pool that continues routes after an answer and runs syncs, and a timer. Camel makes both, so they
 * have the names and the management of all its threads.
 */
public final class ClientThreads {

    private static final Logger LOG = LoggerFactory.getLogger(ClientThreads.class);

    private final Object owner;
    private final CamelContext context;
    /** Null while the threads are closed. */
    private ScheduledExecutorService timer;

    private volatile ExecutorService pool;
    private volatile RoutingExecutor routing;

    /** @param owner the component, by whose name Camel shows the threads */
    ClientThreads(Object owner, CamelContext context) {
        this.owner = owner;
        this.context = context;
    }

    synchronized boolean isOpen() {
        return timer != null;
    }

    /**
     * The pool has no bound. With one, routes that wait for another answer of this component would hold all threads, and no
     * thread would be left to bring that answer.
     */
    synchronized void open() {
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        timer = executors.newScheduledThreadPool(owner, "CognipeerContactsTimer", timerProfile());
        ExecutorService opened = executors.newCachedThreadPool(owner, "CognipeerContacts");
        pool = opened;
        routing = new RoutingExecutor(task -> start(opened, task), timer);
    }

    /** The queue has no bound: it holds a deadline for each request under way, and no deadline may be refused. */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("cognipeerContactsTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    synchronized ScheduledExecutorService timer() {
        return timer;
    }

    /** Continues a route after an answer. After a stop has ended the pool, the task gets a thread of its own. */
    public void route(Runnable task) {
        routing.execute(task);
    }

    /** Runs a task that may wait for minutes, such as a sync, on its own thread, so that no answer waits for it. */
    public void runBlocking(Runnable task) {
        start(pool, task);
    }

    private void start(ExecutorService opened, Runnable task) {
        try {
            opened.execute(task);
        } catch (RejectedExecutionException stopping) {
            // Never on this thread: it may be an I/O thread, or the one that is still inside process().
            context.getExecutorServiceManager()
                    .newThread("CognipeerContactsStopping", task)
                    .start();
        } catch (OutOfMemoryError noThread) {
            LOG.error("No thread could be started to continue an exchange; this thread continues it", noThread);
            task.run();
        }
    }

    /** Runs a task at each period until the caller cancels the result. A timer that a stop has ended runs none. */
    public synchronized Future<?> every(Duration period, Runnable task) {
        return timer == null
                ? CompletableFuture.completedFuture(null)
                : timer.scheduleAtFixedRate(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes the threads away, so that the next client opens others.
     *
     * @return ends the old threads, which the clients that stop still use
     */
    synchronized Runnable detach() {
        ExecutorService oldPool = pool;
        ScheduledExecutorService oldTimer = timer;
        timer = null;
        return () -> {
            context.getExecutorServiceManager().shutdownGraceful(oldPool);
            context.getExecutorServiceManager().shutdownGraceful(oldTimer);
        };
    }
}

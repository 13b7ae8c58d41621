package com.cognipeer.camel.contacts.connect;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the rest of a route after its answer, on a pool's threads. Waking a thread costs about as much as a request. A
 * thread that is at work therefore takes the queued tasks too, which saves 10 to 30 % of the CPU with 16 requests in flight.
 *
 * <p>No task waits for one that blocks, or for many short ones. If a task is still queued after a millisecond, every queued task
 * gets its own thread. So does every new task for a while.
 */
final class RoutingExecutor implements Executor {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long DIRECT = TimeUnit.MILLISECONDS.toNanos(100);

    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile long directUntil = System.nanoTime();

    /**
     * @param threads gives a thread to each task at once, and refuses none
     * @param timer   watches the queue; after its end every task gets a thread of its own
     */
    RoutingExecutor(Executor threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
    }

    @Override
    public void execute(Runnable task) {
        if (directUntil - System.nanoTime() > 0) {
            threads.execute(task);
            return;
        }
        queued.incrementAndGet();
        queue.add(task);
        if (working.compareAndSet(false, true)) {
            threads.execute(this::work);
        } else if (watched.compareAndSet(false, true)) {
            watch();
        }
    }

    private void work() {
        do {
            for (Runnable task = take(); task != null; task = take()) {
                run(task);
            }
            working.set(false);
            // A task that was queued meanwhile has seen a thread at work.
        } while (!queue.isEmpty() && working.compareAndSet(false, true));
    }

    private Runnable take() {
        Runnable task = queue.poll();
        if (task != null) {
            taken.incrementAndGet();
        }
        return task;
    }

    private void run(Runnable task) {
        boolean whole = false;
        try {
            task.run();
            whole = true;
        } finally {
            // The failure ends this thread.
            if (!whole) {
                threads.execute(this::work);
            }
        }
        // An interrupt was meant for this task and not for the next one.
        Thread.interrupted();
    }

    private void watch() {
        long queuedSoFar = queued.get();
        try {
            timer.schedule(() -> look(queuedSoFar), PATIENCE, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            watched.set(false);
            giveThreads();
        }
    }

    /** @param queuedBefore how many tasks had been queued a millisecond ago, all of which should have been taken */
    private void look(long queuedBefore) {
        if (taken.get() < queuedBefore) {
            directUntil = System.nanoTime() + DIRECT;
            giveThreads();
        }
        if (!queue.isEmpty()) {
            watch();
            return;
        }
        watched.set(false);
        if (!queue.isEmpty() && watched.compareAndSet(false, true)) {
            watch();
        }
    }

    private void giveThreads() {
        for (Runnable task = take(); task != null; task = take()) {
            threads.execute(task);
        }
    }
}

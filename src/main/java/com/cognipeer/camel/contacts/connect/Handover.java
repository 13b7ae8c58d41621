package com.cognipeer.camel.contacts.connect;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands pieces of work over to other threads. To wake one for each costs as much as a whole request, so that one which
 * is at work takes the next piece too. Nothing waits behind a piece that lasts: where something has waited for a moment,
 * all that waits gets threads of its own, and for a while whatever comes gets one at once.
 */
final class Handover implements Executor {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SHORTEST_WHILE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_WHILE = TimeUnit.SECONDS.toNanos(1);

    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicBoolean watched = new AtomicBoolean();
    /** Until when whatever comes gets a thread at once, and for how long that was said. */
    private volatile long directUntil = System.nanoTime();

    private long directFor;

    /**
     * @param threads gives a thread to whatever it is given, at once, and refuses nothing
     * @param timer   looks after what waits; where it has ended, nothing does
     */
    Handover(Executor threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
    }

    @Override
    public void execute(Runnable piece) {
        if (directUntil - System.nanoTime() > 0) {
            threads.execute(piece);
            return;
        }
        given.incrementAndGet();
        waiting.add(piece);
        if (atWork.compareAndSet(0, 1)) {
            threads.execute(this::work);
        } else if (watched.compareAndSet(false, true)) {
            lookAfter(given.get());
        }
    }

    private void work() {
        boolean whole = false;
        try {
            do {
                takeAll();
                atWork.decrementAndGet();
                // What came meanwhile has seen somebody at work.
            } while (!waiting.isEmpty() && atWork.incrementAndGet() > 0);
            whole = true;
        } finally {
            if (!whole) {
                threads.execute(this::work);
            }
        }
    }

    private void takeAll() {
        Runnable piece = waiting.poll();
        while (piece != null) {
            taken.incrementAndGet();
            piece.run();
            // Whoever has interrupted this piece has not meant the next one.
            Thread.interrupted();
            piece = waiting.poll();
        }
    }

    /** @param mark how many pieces had been given then; these have to be taken by the next look */
    private void lookAfter(long mark) {
        try {
            timer.schedule(() -> look(mark), PATIENCE, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            watched.set(false);
            help();
        }
    }

    private void look(long mark) {
        if (taken.get() - mark < 0) {
            directFor();
            help();
        }
        if (!waiting.isEmpty()) {
            lookAfter(given.get());
            return;
        }
        watched.set(false);
        if (!waiting.isEmpty() && watched.compareAndSet(false, true)) {
            lookAfter(given.get());
        }
    }

    /** Longer each time where it is needed again soon. */
    private void directFor() {
        long now = System.nanoTime();
        boolean again = now - directUntil < directFor;
        directFor = again ? Math.min(2 * directFor, LONGEST_WHILE) : SHORTEST_WHILE;
        directUntil = now + directFor;
    }

    private void help() {
        for (long left = given.get() - taken.get(); left > 0; left--) {
            atWork.incrementAndGet();
            threads.execute(this::work);
        }
    }
}

package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The requests that one key has, shared by all who call with it. Whoever wants to send more than there are waits, without
 * a thread; those who wait take turns, one request each, however many one of them has waiting.
 */
public final class RequestBudget {

    private final LongSupplier nanoTime;
    private final Spending spending;
    /** Those with somebody waiting, the next one first. */
    private final Deque<Caller> queue = new ArrayDeque<>();

    private final AtomicInteger grants = new AtomicInteger();

    public RequestBudget() {
        this(System::nanoTime, new Spending(() -> ThreadLocalRandom.current().nextDouble()));
    }

    RequestBudget(LongSupplier nanoTime, Spending spending) {
        this.nanoTime = nanoTime;
        this.spending = spending;
    }

    /**
     * Somebody who calls with this key.
     *
     * @param requestsPerMinute how many requests of the key may be out before this caller waits; 0 does not wait and is
     *                          not counted
     * @param longestReset      a quota that is used up for longer is not waited for
     * @param timer             wakes those who wait
     */
    public Pace caller(int requestsPerMinute, Duration longestReset, ScheduledExecutorService timer) {
        return requestsPerMinute == 0 ? Pace.UNBOUND : new Caller(requestsPerMinute, longestReset, timer);
    }

    /** Whether nothing is out and nobody waits, so that forgetting this budget would change nothing. */
    public synchronized boolean isIdle() {
        long now = nanoTime.getAsLong();
        return queue.isEmpty() && spending.out(now) == 0 && spending.usedUpFor(now, Duration.ZERO) == null;
    }

    /** Lets out whoever may; one thread at a time, as what is let out may come back at once. */
    private void grant() {
        if (grants.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            seen = grants.get();
            List<Runnable> decided = new ArrayList<>();
            synchronized (this) {
                decide(decided);
            }
            decided.forEach(Runnable::run);
        } while (grants.addAndGet(-seen) > 0);
    }

    private void decide(List<Runnable> decided) {
        long now = nanoTime.getAsLong();
        List.copyOf(queue).forEach(caller -> caller.giveUpIfUsedUp(now, decided));
        int refusedInARow = 0;
        while (refusedInARow < queue.size()) {
            Caller next = queue.removeFirst();
            if (spending.mayTake(now, next.limit)) {
                next.letOneOut(now, decided);
                refusedInARow = 0;
            } else {
                refusedInARow++;
            }
            if (!next.waiting.isEmpty()) {
                queue.addLast(next);
            }
        }
        queue.forEach(caller -> caller.wakeAt(now + spending.untilChange(now), now));
    }

    private final class Caller implements Pace {

        private final int limit;
        private final Duration longestReset;
        private final ScheduledExecutorService timer;
        private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();
        private Future<?> alarm;
        private long alarmAt;
        private boolean closed;

        private Caller(int limit, Duration longestReset, ScheduledExecutorService timer) {
            this.limit = limit;
            this.longestReset = longestReset;
            this.timer = timer;
        }

        @Override
        public CompletableFuture<Permit> acquire() {
            CompletableFuture<Permit> place = new CompletableFuture<>();
            synchronized (RequestBudget.this) {
                if (closed) {
                    place.cancel(false);
                    return place;
                }
                if (!queue.contains(this)) {
                    queue.addLast(this);
                }
                waiting.addLast(place);
            }
            grant();
            return place;
        }

        @Override
        public void close() {
            List<CompletableFuture<Permit>> left;
            synchronized (RequestBudget.this) {
                closed = true;
                left = List.copyOf(waiting);
                waiting.clear();
                queue.remove(this);
                if (alarm != null) {
                    alarm.cancel(false);
                }
            }
            left.forEach(place -> place.cancel(false));
        }

        private void letOneOut(long now, List<Runnable> decided) {
            dropCancelled();
            CompletableFuture<Permit> first = waiting.pollFirst();
            if (first == null) {
                return;
            }
            Taken permit = new Taken(spending.take(now));
            decided.add(() -> {
                if (!first.complete(permit)) {
                    permit.giveBack();
                }
            });
        }

        private void giveUpIfUsedUp(long now, List<Runnable> decided) {
            Duration usedUp = spending.usedUpFor(now, longestReset);
            if (usedUp == null) {
                return;
            }
            for (CompletableFuture<Permit> place : waiting) {
                decided.add(() -> place.completeExceptionally(new QuotaUsedUpException(usedUp)));
            }
            waiting.clear();
            queue.remove(this);
        }

        /** An alarm that rings early sets the next one. */
        private void wakeAt(long then, long now) {
            dropCancelled();
            if (alarm != null && alarmAt - then <= 0) {
                return;
            }
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarmAt = then;
            try {
                alarm = timer.schedule(this::ring, then - now, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException stopping) {
                // Whoever stops the timer closes the caller, which cancels those who wait.
                alarm = null;
            }
        }

        private void ring() {
            synchronized (RequestBudget.this) {
                alarm = null;
            }
            grant();
        }

        private void dropCancelled() {
            while (!waiting.isEmpty() && waiting.peekFirst().isDone()) {
                waiting.removeFirst();
            }
        }
    }

    private final class Taken implements Permit {

        private final long number;

        private Taken(long number) {
            this.number = number;
        }

        @Override
        public void giveBack() {
            settle(spending::giveBack);
        }

        @Override
        public void lost() {
            settle(() -> spending.lost(nanoTime.getAsLong()));
        }

        @Override
        public void answered(ServerQuota told) {
            settle(() -> spending.answered(nanoTime.getAsLong(), number, told));
        }

        @Override
        public void refused(ServerQuota told, Duration pause) {
            settle(() -> spending.refused(nanoTime.getAsLong(), number, told, pause));
        }

        private void settle(Runnable outcome) {
            synchronized (RequestBudget.this) {
                outcome.run();
            }
            grant();
        }
    }
}

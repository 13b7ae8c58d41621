package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A caller whose requests are counted and wait for their turn. The queue is its lock. */
final class PacedCaller implements RateLimiter {

    private final CallerQueue queue;
    private final int limit;
    private final Duration longestReset;
    private final ScheduledExecutorService timer;
    private final PriorityQueue<Place> waiting = new PriorityQueue<>();
    private final RecentRequests out = new RecentRequests();
    private long places;
    private Future<?> alarm;
    private long alarmAt;
    private boolean closed;

    PacedCaller(CallerQueue queue, int limit, Duration longestReset, ScheduledExecutorService timer) {
        this.queue = queue;
        this.limit = limit;
        this.longestReset = longestReset;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Permit> acquire() {
        return acquire(queue.now());
    }

    @Override
    public CompletableFuture<Permit> acquire(long since) {
        CompletableFuture<Permit> permit = new CompletableFuture<>();
        synchronized (queue) {
            if (closed) {
                permit.cancel(false);
                return permit;
            }
            queue.enqueue(this);
            waiting.add(new Place(since, places++, permit));
        }
        queue.grant();
        return permit;
    }

    @Override
    public void close() {
        List<Place> left;
        synchronized (queue) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
            queue.dequeue(this);
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
        left.forEach(place -> place.permit.cancel(false));
    }

    int limit() {
        return limit;
    }

    int out(long now) {
        return out.count(now);
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether it has so little out that it need not keep its distance beside others. */
    boolean isModest(long now, int active) {
        return active > 1 && out.count(now) < Math.max(1, Math.min(RequestSpacing.TOGETHER, limit / (2 * active)));
    }

    /** @param decided runs after the lock is given up */
    void letOneOut(long now, List<Runnable> decided) {
        dropCancelled();
        Place first = waiting.poll();
        if (first == null) {
            return;
        }
        out.take();
        Permit taken = new CountedPermit(queue, out, queue.quota().take(now));
        decided.add(() -> {
            if (!first.permit.complete(taken)) {
                taken.giveBack();
            }
        });
    }

    /** @param decided runs after the lock is given up */
    void giveUpIfUsedUp(long now, List<Runnable> decided) {
        Duration usedUp = queue.quota().usedUpFor(now, longestReset);
        if (usedUp == null) {
            return;
        }
        for (Place place : waiting) {
            decided.add(() -> place.permit.completeExceptionally(new QuotaUsedUpException(usedUp)));
        }
        waiting.clear();
        queue.dequeue(this);
    }

    /** Sets its alarm, unless it has an earlier one; that one sets the next. */
    void wakeAt(long then, long now) {
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
            // The owner of the timer closes this caller too, which cancels the waits.
            alarm = null;
        }
    }

    private void ring() {
        synchronized (queue) {
            alarm = null;
        }
        queue.grant();
    }

    private void dropCancelled() {
        while (!waiting.isEmpty() && waiting.peek().permit.isDone()) {
            waiting.remove();
        }
    }

    /** The request that has waited longest comes first. */
    private record Place(long since, long number, CompletableFuture<Permit> permit) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return since == other.since ? Long.compare(number, other.number) : Long.signum(since - other.since);
        }
    }
}

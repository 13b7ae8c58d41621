package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The requests that one key has, shared by all who call with it. Whoever wants to send more than there are waits, without
 * a thread; of those who wait the one that has the fewest requests out goes first, however many another has waiting.
 */
public final class RequestBudget {

    private final LongSupplier nanoTime;
    private final SharedQuota quota;
    /** Those with somebody waiting, the next one first. */
    private final Deque<Caller> queue = new ArrayDeque<>();
    /** Those with requests out or waiting. */
    private final Set<Caller> callers = new HashSet<>();

    private long places;
    private final AtomicInteger grants = new AtomicInteger();

    public RequestBudget() {
        this(System::nanoTime, new SharedQuota(() -> ThreadLocalRandom.current().nextDouble()));
    }

    RequestBudget(LongSupplier nanoTime, SharedQuota quota) {
        this.nanoTime = nanoTime;
        this.quota = quota;
    }

    /**
     * Somebody who calls with this key.
     *
     * @param requestsPerMinute how many requests of the key may be out before this caller waits; 0 does not wait and is
     *                          not counted
     * @param longestReset      a quota that is used up for longer is not waited for
     * @param timer             wakes those who wait
     */
    public RateLimiter caller(int requestsPerMinute, Duration longestReset, ScheduledExecutorService timer) {
        return requestsPerMinute == 0 ? new Unpaced() : new Caller(requestsPerMinute, longestReset, timer);
    }

    /** For how long the key sends nothing, as its quota is used up; nothing where a request may look whether that is over. */
    public synchronized Duration quietFor() {
        return quota.pausedFor(nanoTime.getAsLong());
    }

    /** Whether the key sends nothing, as its quota is used up. */
    public synchronized boolean isQuiet() {
        return quota.isPaused(nanoTime.getAsLong());
    }

    /** Forgets what servers have said of the quota; who waits may go out by the pace of this process. */
    public void forget() {
        synchronized (this) {
            quota.forget();
        }
        grant();
    }

    /** Whether nothing is out and nobody waits, so that forgetting this budget would change nothing. */
    public synchronized boolean isIdle() {
        long now = nanoTime.getAsLong();
        return queue.isEmpty() && quota.out(now) == 0 && quota.usedUpFor(now, Duration.ZERO) == null;
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
        Caller next = next(now);
        while (next != null) {
            next.letOneOut(now, decided);
            // Of those who have as many out, the one that has just been let out comes last.
            queue.remove(next);
            if (!next.waiting.isEmpty()) {
                queue.addLast(next);
            }
            next = next(now);
        }
        // Only then: one of them may have gone out to look.
        List.copyOf(queue).forEach(caller -> caller.giveUpIfUsedUp(now, decided));
        queue.forEach(caller -> caller.wakeAt(now + quota.untilChange(now, caller.limit), now));
    }

    /** Of those who may go the one that has the fewest requests out, or null. */
    private Caller next(long now) {
        int active = active(now);
        Caller next = null;
        for (Caller caller : queue) {
            boolean fewer = next == null || caller.out.count(now) < next.out.count(now);
            if (fewer && quota.mayTake(now, caller.limit, !caller.isModest(now, active))) {
                next = caller;
            }
        }
        return next;
    }

    private int active(long now) {
        callers.addAll(queue);
        callers.removeIf(caller -> caller.waiting.isEmpty() && caller.out.count(now) == 0);
        return callers.size();
    }

    private final class Caller implements RateLimiter {

        private final int limit;
        private final Duration longestReset;
        private final ScheduledExecutorService timer;
        private final PriorityQueue<Place> waiting = new PriorityQueue<>();
        private final RecentRequests out = new RecentRequests();
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
            return acquire(nanoTime.getAsLong());
        }

        @Override
        public CompletableFuture<Permit> acquire(long since) {
            CompletableFuture<Permit> permit = new CompletableFuture<>();
            synchronized (RequestBudget.this) {
                if (closed) {
                    permit.cancel(false);
                    return permit;
                }
                if (!queue.contains(this)) {
                    queue.addLast(this);
                }
                waiting.add(new Place(since, places++, permit));
            }
            grant();
            return permit;
        }

        @Override
        public void close() {
            List<Place> left;
            synchronized (RequestBudget.this) {
                closed = true;
                left = List.copyOf(waiting);
                waiting.clear();
                queue.remove(this);
                if (alarm != null) {
                    alarm.cancel(false);
                }
            }
            left.forEach(place -> place.permit.cancel(false));
        }

        /** Whether it has so little out that it need not keep its distance beside others. */
        private boolean isModest(long now, int active) {
            return active > 1 && out.count(now) < Math.max(1, Math.min(RequestSpacing.TOGETHER, limit / (2 * active)));
        }

        private void letOneOut(long now, List<Runnable> decided) {
            dropCancelled();
            Place first = waiting.poll();
            if (first == null) {
                return;
            }
            out.take();
            Taken taken = new Taken(this, quota.take(now));
            decided.add(() -> {
                if (!first.permit.complete(taken)) {
                    taken.giveBack();
                }
            });
        }

        private void giveUpIfUsedUp(long now, List<Runnable> decided) {
            Duration usedUp = quota.usedUpFor(now, longestReset);
            if (usedUp == null) {
                return;
            }
            for (Place place : waiting) {
                decided.add(() -> place.permit.completeExceptionally(new QuotaUsedUpException(usedUp)));
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
            while (!waiting.isEmpty() && waiting.peek().permit.isDone()) {
                waiting.remove();
            }
        }
    }

    /** Who has waited longest comes first. */
    private record Place(long since, long number, CompletableFuture<Permit> permit) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return since == other.since ? Long.compare(number, other.number) : Long.signum(since - other.since);
        }
    }

    /** Waits for nobody and is not counted; what it is told is known to all. */
    private final class Unpaced implements RateLimiter {

        @Override
        public CompletableFuture<Permit> acquire() {
            synchronized (RequestBudget.this) {
                return CompletableFuture.completedFuture(new Uncounted(quota.pass(nanoTime.getAsLong())));
            }
        }

        @Override
        public void close() {
            // Nobody waits.
        }
    }

    private final class Uncounted implements Permit {

        private final long number;

        private Uncounted(long number) {
            this.number = number;
        }

        @Override
        public void giveBack() {
            // Nothing was taken.
        }

        @Override
        public void lost() {
            // Nothing was taken.
        }

        @Override
        public void answered(ServerQuota told) {
            boolean ended;
            synchronized (RequestBudget.this) {
                ended = quota.answeredUncounted(nanoTime.getAsLong(), number, told);
            }
            if (ended) {
                grant();
            }
        }

        @Override
        public void failed(ServerQuota told) {
            // It tells nothing of a quota that was used up.
        }

        @Override
        public void refused(ServerQuota told, Duration pause) {
            synchronized (RequestBudget.this) {
                quota.refusedUncounted(nanoTime.getAsLong(), number, pause == null ? told.untilReset() : pause);
            }
        }
    }

    private final class Taken implements Permit {

        private final Caller caller;
        private final long number;

        private Taken(Caller caller, long number) {
            this.caller = caller;
            this.number = number;
        }

        @Override
        public void giveBack() {
            settle(now -> {
                caller.out.giveBack();
                quota.giveBack(number);
            });
        }

        @Override
        public void lost() {
            settle(now -> {
                caller.out.answered(now);
                quota.lost(now);
            });
        }

        @Override
        public void answered(ServerQuota told) {
            settle(now -> {
                caller.out.answered(now);
                quota.answered(now, number, told);
            });
        }

        @Override
        public void failed(ServerQuota told) {
            settle(now -> {
                caller.out.answered(now);
                quota.failed(now, number, told);
            });
        }

        @Override
        public void refused(ServerQuota told, Duration pause) {
            settle(now -> {
                caller.out.giveBack();
                quota.refused(now, number, told, pause);
            });
        }

        private void settle(LongConsumer outcome) {
            synchronized (RequestBudget.this) {
                outcome.accept(nanoTime.getAsLong());
            }
            grant();
        }
    }
}

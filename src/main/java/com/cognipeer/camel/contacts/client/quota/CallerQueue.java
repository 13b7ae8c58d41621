package com.cognipeer.camel.contacts.client.quota;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The callers of one key who wait for permits. After each change it lets out all requests that the quota allows. Of the waiting
 * callers, the one with the fewest requests out is first, however many requests of another wait.
 *
 * <p>It is the lock of its callers: their package-private methods are called under it.
 */
final class CallerQueue {

    private final LongSupplier nanoTime;
    private final SharedQuota quota;
    /** The callers with a request that waits, the next one first. */
    private final Deque<PacedCaller> queue = new ArrayDeque<>();
    /** The callers with requests out or waiting. */
    private final Set<PacedCaller> callers = new HashSet<>();

    private final AtomicInteger grants = new AtomicInteger();

    CallerQueue(LongSupplier nanoTime, SharedQuota quota) {
        this.nanoTime = nanoTime;
        this.quota = quota;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Used under the lock only. */
    SharedQuota quota() {
        return quota;
    }

    void enqueue(PacedCaller caller) {
        if (!queue.contains(caller)) {
            queue.addLast(caller);
        }
    }

    void dequeue(PacedCaller caller) {
        queue.remove(caller);
    }

    /** Notes the outcome of a request and lets out those who may go now. */
    void settle(LongConsumer outcome) {
        synchronized (this) {
            outcome.accept(now());
        }
        grant();
    }

    /** Lets out all who may go. One thread at a time does so, as the request that goes out may come back at once. */
    void grant() {
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
        long now = now();
        PacedCaller next = next(now);
        while (next != null) {
            next.letOneOut(now, decided);
            // Of callers with as many requests out, this one comes last now.
            queue.remove(next);
            if (next.isWaiting()) {
                queue.addLast(next);
            }
            next = next(now);
        }
        // Only then, as one of them may have gone out as a probe.
        List.copyOf(queue).forEach(caller -> caller.giveUpIfUsedUp(now, decided));
        queue.forEach(caller -> caller.wakeAt(now + quota.untilChange(now, caller.limit()), now));
    }

    /** Of the callers who may send, the one with the fewest requests out; or null. */
    private PacedCaller next(long now) {
        int active = active(now);
        PacedCaller next = null;
        for (PacedCaller caller : queue) {
            boolean fewer = next == null || caller.out(now) < next.out(now);
            if (fewer && quota.mayTake(now, caller.limit(), !caller.isModest(now, active))) {
                next = caller;
            }
        }
        return next;
    }

    private int active(long now) {
        callers.addAll(queue);
        callers.removeIf(caller -> !caller.isWaiting() && caller.out(now) == 0);
        return callers.size();
    }
}

package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The requests that one key may send, shared by all who call with it. A caller who wants more than there are waits without
 * a thread.
 */
public final class RequestBudget {

    private final CallerQueue queue;

    public RequestBudget() {
        this(System::nanoTime, new SharedQuota(() -> ThreadLocalRandom.current().nextDouble()));
    }

    RequestBudget(LongSupplier nanoTime, SharedQuota quota) {
        this.queue = new CallerQueue(nanoTime, quota);
    }

    /**
     * A new caller with this key.
     *
     * @param requestsPerMinute how many requests of the key may be out before this caller waits; with 0 it never waits and
     *                          is not counted
     * @param longestReset      a quota that is used up for longer is not waited for
     * @param timer             wakes callers who wait
     */
    public RateLimiter caller(int requestsPerMinute, Duration longestReset, ScheduledExecutorService timer) {
        return requestsPerMinute == 0
                ? new UnpacedCaller(queue)
                : new PacedCaller(queue, requestsPerMinute, longestReset, timer);
    }

    /** For how long the key sends nothing because its quota is used up; zero if a probe may go out. */
    public Duration quietFor() {
        synchronized (queue) {
            return queue.quota().pausedFor(queue.now());
        }
    }

    /** Whether the key sends nothing because its quota is used up. */
    public boolean isQuiet() {
        synchronized (queue) {
            return queue.quota().isPaused(queue.now());
        }
    }

    /** Forgets what the server has said about the quota; waiting requests go out as this process alone allows. */
    public void forget() {
        queue.settle(now -> queue.quota().forget());
    }

    /** Whether nothing is out and nobody waits, so that this budget can be thrown away. */
    public boolean isIdle() {
        synchronized (queue) {
            long now = queue.now();
            return queue.isEmpty()
                    && queue.quota().out(now) == 0
                    && queue.quota().usedUpFor(now, Duration.ZERO) == null;
        }
    }
}

package com.cognipeer.camel.contacts.client.quota;

import java.util.concurrent.CompletableFuture;

/** Gives permits to send requests. */
public interface RateLimiter extends AutoCloseable {

    /** Gives a permit at once. */
    RateLimiter UNBOUND = new RateLimiter() {
        @Override
        public CompletableFuture<Permit> acquire() {
            return Permit.AT_ONCE;
        }

        @Override
        public void close() {
            // Nobody waits.
        }
    };

    /**
     * Completes with the permit for a request when it may go out, or with a {@link QuotaUsedUpException} if that takes too
     * long. Cancelling it ends the wait.
     */
    CompletableFuture<Permit> acquire();

    /**
     * As {@link #acquire()}, ahead of the callers whose waits began later.
     *
     * @param since when the wait began, in the nanoseconds of {@link System#nanoTime()}
     */
    default CompletableFuture<Permit> acquire(long since) {
        return acquire();
    }

    /** Cancels every wait. */
    @Override
    void close();
}

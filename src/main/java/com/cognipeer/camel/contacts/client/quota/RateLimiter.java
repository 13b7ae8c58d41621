package com.cognipeer.camel.contacts.client.quota;

import java.util.concurrent.CompletableFuture;

/** When requests may go out. */
public interface RateLimiter extends AutoCloseable {

    /** At once. */
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
     * Completes with the permit for a request when it may go out; with a {@link QuotaUsedUpException} when that takes too
     * long. Cancelling it gives the place up.
     */
    CompletableFuture<Permit> acquire();

    /**
     * As {@link #acquire()}, for somebody who goes before those that came later.
     *
     * @param since when the wait began, in the nanoseconds of {@link System#nanoTime()}
     */
    default CompletableFuture<Permit> acquire(long since) {
        return acquire();
    }

    /** Cancels everybody who waits. */
    @Override
    void close();
}

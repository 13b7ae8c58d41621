package com.cognipeer.camel.contacts.client.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a connection may have been idle so that a write still leaves on it. The server may close an idle connection while a
 * request is on its way. A write that is lost in this way cannot be repeated. The limit is shorter than the idle time after
 * which servers commonly close, and shorter than what this server was seen to do lately.
 */
final class IdleLimit {

    /** Half of the shortest idle time that is a default of a server in common use. */
    static final Duration LONGEST = Duration.ofSeconds(1);
    /** A server that is started anew closes every connection; that is no habit. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MARGIN = 2;

    private final LongSupplier clock;
    private long limit = LONGEST.toNanos();
    private long learned;

    /** @param clock gives nanoseconds that never step, as {@link System#nanoTime()} */
    IdleLimit(LongSupplier clock) {
        this.clock = clock;
    }

    /** @param idle in nanoseconds */
    synchronized boolean allows(long idle) {
        forget();
        return idle < limit;
    }

    /**
     * Learns from a connection that the other side has closed.
     *
     * @param idle for how long it was idle at most, in nanoseconds
     */
    synchronized void closedAfter(long idle) {
        forget();
        long safe = idle / MARGIN;
        if (safe < LONGEST.toNanos()) {
            limit = Math.min(limit, safe);
            learned = clock.getAsLong();
        }
    }

    private void forget() {
        if (clock.getAsLong() - learned > REMEMBERED.toNanos()) {
            limit = LONGEST.toNanos();
        }
    }
}

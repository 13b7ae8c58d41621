package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/** Points in time in nanoseconds of a clock that never steps, as {@link System#nanoTime()}. */
final class Nanos {

    /** Before every other point in time. */
    static final long NEVER = Long.MIN_VALUE;

    /** A rate limit counts the requests of a minute. */
    static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private Nanos() {}

    /** Whether a point in time is still to come; a minute or less after {@link #NEVER} none is. */
    static boolean isBefore(long now, long then) {
        return then >= NEVER + MINUTE && then - now > 0;
    }

    /** The earlier of two points in time, of which the second counts only if it is still to come. */
    static long sooner(long now, long change, long other) {
        return isBefore(now, other) && other - change < 0 ? other : change;
    }
}

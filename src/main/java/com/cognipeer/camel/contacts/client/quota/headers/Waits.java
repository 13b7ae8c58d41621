package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;

/** Chooses between two waits for the same thing. */
public final class Waits {

    /** A wrong unit, such as minutes or milliseconds for seconds, makes at least this difference. */
    private static final int FACTOR = 60;

    private Waits() {}

    /** The longer one, so that both are obeyed; the shorter one if the longer has another unit. Either may be null. */
    static Duration better(Duration one, Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Duration longer = one.compareTo(other) >= 0 ? one : other;
        Duration shorter = longer == one ? other : one;
        return isAFactorAbove(longer, shorter) ? shorter : longer;
    }

    /** Whether a wait is so much longer than another one that it must have another unit; a wait of zero has none. */
    static boolean isAFactorAbove(Duration wait, Duration other) {
        return !other.isZero() && wait.compareTo(other.multipliedBy(FACTOR)) >= 0;
    }
}

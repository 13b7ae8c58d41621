package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;

/** Chooses between two waits for the same thing. */
public final class Waits {

    /** Who takes minutes or milliseconds for seconds is wrong by at least so much. */
    private static final int FACTOR = 60;

    private Waits() {}

    /** The longer one, so that none is undercut; the shorter one where they differ by a factor. Either may be null. */
    static Duration better(Duration one, Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Duration longer = one.compareTo(other) >= 0 ? one : other;
        Duration shorter = longer == one ? other : one;
        return isAFactorAbove(longer, shorter) ? shorter : longer;
    }

    /** Whether a wait is so much longer than another one that it must be told in another unit; no wait at all has none. */
    static boolean isAFactorAbove(Duration wait, Duration other) {
        return !other.isZero() && wait.compareTo(other.multipliedBy(FACTOR)) >= 0;
    }
}

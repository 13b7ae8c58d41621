package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/** Points in time of which either may be unknown. */
final class Bounds {

    private Bounds() {}

    /** The later of two; the known one where one is null. */
    static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}

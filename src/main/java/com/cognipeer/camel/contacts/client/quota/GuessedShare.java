package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/**
 * How many requests this process may have out if the server does not say what is left. A refusal shows it: the number that
 * this process had out then. After a while one more is tried, and if that succeeds, more again.
 * Times are nanoseconds of a clock that the caller reads.
 */
final class GuessedShare {

    /** A process whose share is smaller than this part of the limit tries sooner, so that the shares become equal. */
    private static final int SMALL_PART = 8;

    private static final long SHORTEST_TRIAL = Duration.ofSeconds(10).toNanos();

    private boolean known;
    private int most;
    private int step;
    private long refusedUntil;
    private long trial = Long.MIN_VALUE;
    private long growsAt;

    /** @param until when the next request may go out */
    void refused(long until, int ours) {
        known = ours > 0;
        most = ours;
        step = 1;
        refusedUntil = until;
        trial = Long.MIN_VALUE;
    }

    void forget() {
        known = false;
    }

    int most(long now, int limit) {
        if (!known) {
            return Integer.MAX_VALUE;
        }
        if (trial == Long.MIN_VALUE) {
            trial = Math.max(SHORTEST_TRIAL, Math.min(Nanos.MINUTE, Nanos.MINUTE / limit * most * SMALL_PART));
            growsAt = refusedUntil + trial;
        }
        while (growsAt - now <= 0 && most < limit) {
            most += step;
            step *= 2;
            growsAt += SHORTEST_TRIAL;
        }
        return most;
    }

    long untilGrowth(long now) {
        return known && growsAt - now > 0 ? growsAt - now : Nanos.MINUTE;
    }
}

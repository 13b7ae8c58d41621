package com.cognipeer.camel.contacts.scale;

import java.time.Duration;

/**
 * How many requests the polls of a consumer with {@code mode=changes} take where the server filters by ranges. Changes
 * are even over time, and each is of another contact than those of the lookback.
 *
 * @param limit    the contacts on a page
 * @param lookback the option of that name
 */
public record PollCost(int limit, Duration lookback) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Asked once a start: whether the server honours what the walk relies on. */
    private static final int QUESTIONS = 6;

    /** What the first poll takes from the beginning, when so many contacts match. */
    public long firstRead(long contacts) {
        return QUESTIONS + pages(contacts);
    }

    /** What one poll takes, in the mean over many of them. */
    public double poll(long changesADay, Duration period) {
        long known = changes(changesADay, lookback);
        long fresh = changes(changesADay, period);
        if (known < limit) {
            return pages(known + fresh);
        }
        // What the lookback holds is no page any more: a request shows first whether anything came late.
        if (fresh >= limit || period.compareTo(lookback) >= 0) {
            return 1 + pages(known + fresh);
        }
        // Then only what is new is read, and all of it once more when the lookback is over.
        long polls = ceiling(lookback.toMillis(), period.toMillis());
        long again = known + changes(changesADay, period.multipliedBy(polls));
        return (polls + (polls - 1) * pages(fresh) + pages(again)) / (double) polls;
    }

    /** A page begins with the last contact of the one before, and the last page is one that is not full. */
    private long pages(long contacts) {
        return 1 + Math.max(0, contacts - 1) / (limit - 1);
    }

    private static long changes(long aDay, Duration time) {
        return ceiling(aDay * time.toMillis(), DAY.toMillis());
    }

    private static long ceiling(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Duration;
import java.time.Instant;

/** Refuses a position of a time that the server has not reached: it belongs to another server, or to a clock that was ahead. */
final class FuturePosition {

    /** Several servers behind one address have clocks that differ, even if nothing is committed late. */
    private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(1);

    private FuturePosition() {}

    /**
     * Compares a position with the time of an answer.
     *
     * @param position                  the latest time that the position covers; null for none
     * @param now                       the time at the server; null if unknown
     * @param lookback                  how far the clocks of several servers may differ
     * @throws UnusablePositionException when the position lies in the future
     */
    static void refuse(Instant position, Instant now, Duration lookback) {
        Duration tolerance = lookback.compareTo(LEAST_TOLERANCE) > 0 ? lookback : LEAST_TOLERANCE;
        if (position != null && now != null && position.isAfter(now.plus(tolerance))) {
            throw new UnusablePositionException(
                    "lies in the future: it is of " + position + ", and at the server it is " + now);
        }
    }
}

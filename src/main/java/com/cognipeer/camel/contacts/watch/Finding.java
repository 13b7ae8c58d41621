package com.cognipeer.camel.contacts.watch;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.health.HealthCheck.State;

/**
 * What is known of the API's health, and since when.
 *
 * @param state       up or down; unknown when it could not be found out
 * @param message     what speaks for that; null for nothing
 * @param status      the HTTP status that tells it; 0 for none
 * @param latency     how long the read took that tells it; null when no read was needed
 * @param quotaUsedUp whether the API answers, but no more requests for now
 * @param at          when that was so
 */
public record Finding(State state, String message, int status, Duration latency, boolean quotaUsedUp, Instant at) {

    /** A key has 5,000 requests a day; probes every 10 s would take 8,640, and this takes 288. */
    static final Duration UP_LASTS = Duration.ofMinutes(5);

    /** Shorter, so that it soon shows when the API is back. */
    static final Duration DOWN_LASTS = Duration.ofMinutes(1);

    static Finding of(Instant success) {
        return new Finding(State.UP, null, 0, null, false, success);
    }

    static Finding of(NotedFailure outage) {
        return new Finding(
                State.DOWN, outage.error() + ": " + outage.message(), outage.status(), null, false, outage.at());
    }

    boolean isFresh(Instant now) {
        return switch (state) {
            case UP -> now.isBefore(at.plus(UP_LASTS));
            case DOWN -> now.isBefore(at.plus(DOWN_LASTS));
            case UNKNOWN -> false;
        };
    }
}

package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.health.HealthCheck.State;

/**
 * The finding of one request about the health of the API.
 *
 * @param state       up or down; unknown when the request was given up
 * @param message     the reason; null for none
 * @param status      the HTTP status of the answer; 0 for no answer
 * @param latency     how long a probe took; null for a request of a route
 * @param quotaUsedUp whether the API answers, and allows no more requests for now
 * @param at          when the request ended
 */
record HealthFinding(State state, String message, int status, Duration latency, boolean quotaUsedUp, Instant at) {

    /** A key has 5,000 requests a day. Probes every 10 s would take 8,640 of them, and this takes 288. */
    static final Duration UP_LASTS = Duration.ofMinutes(5);

    /** Shorter, so that a check soon shows that the API is back. */
    static final Duration DOWN_LASTS = Duration.ofMinutes(1);

    static HealthFinding up(Instant at) {
        return new HealthFinding(State.UP, null, 0, null, false, at);
    }

    static HealthFinding down(ContactsException failure, Instant at) {
        return new HealthFinding(State.DOWN, FailureText.of(failure), failure.getStatusCode(), null, false, at);
    }

    /** Whether a failure says that the API is in trouble. Others say that a request was wrong. */
    static boolean isOutage(ContactsException failure) {
        return failure instanceof ContactsTransportException || failure instanceof ContactsServerException;
    }

    boolean isFresh(Instant now) {
        return switch (state) {
            case UP -> now.isBefore(at.plus(UP_LASTS));
            case DOWN -> now.isBefore(at.plus(DOWN_LASTS));
            case UNKNOWN -> false;
        };
    }
}

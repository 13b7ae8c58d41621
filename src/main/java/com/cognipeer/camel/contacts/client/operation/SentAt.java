package com.cognipeer.camel.contacts.client.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time at which a request was sent, compared with times of the server's clock. */
final class SentAt {

    /** A server may cut the time of an event down to whole seconds. */
    private static final Duration GRANULARITY = Duration.ofSeconds(1);

    private final long sent;

    /** @param sent in the nanoseconds of {@link System#nanoTime()} */
    SentAt(long sent) {
        this.sent = sent;
    }

    /**
     * Whether an event happened before the request was sent; false if the server gives no times.
     *
     * @param event    when it happened, by the server's clock
     * @param answered the time of the answer that shows the event, by the server's clock, cut down to whole seconds
     */
    boolean isAfter(Optional<Instant> event, Instant answered) {
        Duration since = Duration.ofNanos(System.nanoTime() - sent).plus(GRANULARITY);
        return answered != null
                && event.map(at -> at.isBefore(answered.minus(since))).orElse(false);
    }
}

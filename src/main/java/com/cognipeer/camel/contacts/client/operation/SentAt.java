package com.cognipeer.camel.contacts.client.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a request was sent, told by the server's clock from what passed on this one until a later answer. */
final class SentAt {

    /** A server may tell the time of an event in whole seconds cut off, and at the least cuts it to milliseconds. */
    private static final Duration GRANULARITY = Duration.ofSeconds(1);

    private final long sent;

    /** @param sent in the nanoseconds of {@link System#nanoTime()} */
    SentAt(long sent) {
        this.sent = sent;
    }

    /**
     * Whether something happened before the request was sent; false where the server tells no times.
     *
     * @param event    when it happened, by the server's clock
     * @param answered when the server gave the answer that tells it, in whole seconds cut off
     */
    boolean isAfter(Optional<Instant> event, Instant answered) {
        Duration since = Duration.ofNanos(System.nanoTime() - sent).plus(GRANULARITY);
        return answered != null
                && event.map(at -> at.isBefore(answered.minus(since))).orElse(false);
    }
}

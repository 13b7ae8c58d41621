package com.cognipeer.camel.contacts.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * When a sync began, by the server's clock if that is behind this machine's. By a clock that is ahead, a contact that was created
 * since would seem older than the sync.
 */
final class SyncStart {

    private final Instant began;
    private Duration behind;

    /** @param began by this machine's clock */
    SyncStart(Instant began) {
        this.began = began;
    }

    /**
     * Takes the first answer of the server.
     *
     * @param date     when the server answered, by its own clock; null when it does not say
     * @param received when the answer came, by this machine's clock
     */
    synchronized void answered(Instant date, Instant received) {
        if (behind == null && date != null) {
            behind = Duration.between(date, received);
        }
    }

    /** Whether an answer had a date. If not, this machine's clock may be ahead without notice. */
    synchronized boolean isByTheServer() {
        return behind != null;
    }

    synchronized Instant byTheEarlierClock() {
        return behind == null || behind.isNegative() ? began : began.minus(behind);
    }
}

package com.cognipeer.camel.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** How far a consumer of changes is behind: what has passed since its watermark, by the server's clock. */
final class Lag {

    private final LongSupplier nanoTime;
    private volatile Instant watermark;
    private volatile ServerTime lastTold;

    Lag(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Every change up to here is done; null where that is unknown or means nothing. */
    void doneUpTo(Instant watermark) {
        this.watermark = watermark;
    }

    Instant watermark() {
        return watermark;
    }

    /** The server has answered; null where it does not say when. */
    void answered(Instant date) {
        if (date != null) {
            lastTold = new ServerTime(date, nanoTime.getAsLong());
        }
    }

    /** Null where it is unknown or means nothing. */
    Duration behind() {
        Instant done = watermark;
        if (done == null) {
            return null;
        }
        Duration behind = Duration.between(done, now());
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    /** By this machine's clock only as long as the server has not told its own. */
    private Instant now() {
        ServerTime told = lastTold;
        return told == null ? Instant.now() : told.date.plusNanos(nanoTime.getAsLong() - told.nanos);
    }

    private record ServerTime(Instant date, long nanos) {}
}

package com.cognipeer.camel.contacts.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** How far a consumer of changes is behind: what has passed since its watermark, by the server's clock. */
final class Lag {

    private final LongSupplier nanoTime;
    private volatile Instant watermark;
    private volatile Instant newestWithheld;
    private volatile ServerTime lastTold;
    private volatile boolean toldByServer;

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
            toldByServer = true;
            lastTold = new ServerTime(date, nanoTime.getAsLong());
        }
    }

    /** As {@link #answered(Instant)}; where the server has never said when, this machine's clock is looked at here only. */
    void answered(Instant date, Instant received) {
        if (date == null && received != null && !toldByServer) {
            lastTold = new ServerTime(received, nanoTime.getAsLong());
        } else {
            answered(date);
        }
    }

    /** The latest date of the contacts that are left to later sweeps; null when there are none. */
    void withheldUpTo(Instant newest) {
        newestWithheld = newest;
    }

    /** Null where it is unknown or means nothing. What is withheld counts: it is there, and not done. */
    Duration behind() {
        Instant done = watermark;
        if (done == null) {
            return null;
        }
        Instant newest = newestWithheld;
        Instant now = now();
        Duration behind = Duration.between(done, newest != null && newest.isAfter(now) ? newest : now);
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    /** On a clock that cannot step, from the last answer on; before the first there is only this machine's clock. */
    private Instant now() {
        ServerTime told = lastTold;
        return told == null ? Instant.now() : told.date.plusNanos(nanoTime.getAsLong() - told.nanos);
    }

    private record ServerTime(Instant date, long nanos) {}
}

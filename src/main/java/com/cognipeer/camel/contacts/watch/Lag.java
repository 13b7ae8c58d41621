package com.cognipeer.camel.contacts.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** How far a consumer of changes is behind: the time since its watermark, by the server's clock. */
final class Lag {

    private final LongSupplier nanoTime;
    private volatile Instant watermark;
    private volatile Instant newestWithheld;
    private volatile ServerTime lastAnswer;
    private volatile boolean knowsServerTime;

    Lag(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Every change up to this time is done; null if there is no such time. */
    void doneUpTo(Instant watermark) {
        this.watermark = watermark;
    }

    Instant watermark() {
        return watermark;
    }

    /** The server has answered at this time by its clock; null if the answer has no date. */
    void answered(Instant date) {
        if (date != null) {
            knowsServerTime = true;
            lastAnswer = new ServerTime(date, nanoTime.getAsLong());
        }
    }

    /** As {@link #answered(Instant)}. While no answer has had a date, the time by this machine's clock counts. */
    void answered(Instant date, Instant received) {
        if (date == null && received != null && !knowsServerTime) {
            lastAnswer = new ServerTime(received, nanoTime.getAsLong());
        } else {
            answered(date);
        }
    }

    /** The latest date of the contacts that are left to later sweeps; null if none are. */
    void withheldUpTo(Instant newest) {
        newestWithheld = newest;
    }

    /** Null without a watermark. Withheld contacts count, as they exist and are not done. */
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

    /** The date of the last answer, and the time since then by a clock that never steps. Before it, this machine's clock. */
    private Instant now() {
        ServerTime last = lastAnswer;
        return last == null ? Instant.now() : last.date.plusNanos(nanoTime.getAsLong() - last.nanos);
    }

    private record ServerTime(Instant date, long nanos) {}
}

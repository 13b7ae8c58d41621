package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/**
 * The time in which a key sends nothing, because its quota is used up. A wait of up to 15 minutes is obeyed exactly. Within a
 * longer one, a probe may find out whether it is over: after 15 minutes, after 30 more, and then every hour. Times are
 * those of {@link Nanos}; not safe for use by several threads.
 */
final class QuotaPause {

    /** A wait that is not longer is obeyed to its end. */
    static final Duration OBEYED = Duration.ofMinutes(15);

    private static final Duration SECOND_PROBE = Duration.ofMinutes(30);
    private static final Duration LATER_PROBES = Duration.ofHours(1);

    private boolean begun;
    private long until;
    private long nextProbe;
    private int probes;

    /** The server has said how long to send nothing; what it said before does not count any more. */
    void begin(long now, Duration wait) {
        if (!isOn(now)) {
            probes = 0;
            nextProbe = now + OBEYED.toNanos();
        }
        begun = true;
        until = now + wait.toNanos();
    }

    /** A request was refused without a wait, so a longer wait that the server asked for before still counts. */
    void atLeast(long now, Duration wait) {
        if (!isOn(now) || until - now < wait.toNanos()) {
            begin(now, wait);
        }
    }

    /** A request has been answered, or the quota is forgotten. */
    void end() {
        begun = false;
    }

    /** Whether it lasts. */
    boolean isOn(long now) {
        return begun && until - now > 0;
    }

    /** How long it still lasts; zero if it does not. */
    Duration left(long now) {
        return isOn(now) ? Duration.ofNanos(until - now) : Duration.ZERO;
    }

    /** Whether it lasts and a probe may go out. */
    boolean isProbeDue(long now) {
        return isOn(now) && nextProbe - now <= 0;
    }

    /** A probe goes out; the next one may do so later. */
    void probe(long now) {
        probes++;
        nextProbe = now + (probes == 1 ? SECOND_PROBE : LATER_PROBES).toNanos();
    }

    /** How long until its end, or until a probe may go out. */
    long untilChange(long now) {
        long end = until - now;
        return Math.max(0, Math.min(end, nextProbe - now));
    }
}

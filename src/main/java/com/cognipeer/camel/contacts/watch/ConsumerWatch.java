package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.poll.Paging;
import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;

/** What people see of a consumer: its sweeps, how the last polls ended, and a warning where a promise is not kept. */
public final class ConsumerWatch {

    /** What the API's documentation allows a key. */
    static final long REQUESTS_PER_DAY = 5000;

    private static final Logger LOG = SweepReport.LOG;

    private final SweepReport report;
    private final Lag lag;
    private final String name;
    /** Null where the polls follow another schedule than a delay. */
    private final Duration delay;

    private final Supplier<Duration> keyQuiet;

    private boolean warnedOfPaging;
    private boolean warnedOfWithheld;
    private boolean warnedOfQuota;
    /** Whether this sweep found out how to walk, which takes requests that later ones do not need. */
    private boolean foundOut;

    private volatile long withheld;
    private volatile String walk;
    private volatile Instant lastSuccess;
    private volatile Instant lastFailure;
    private volatile String lastFailureMessage;
    private volatile Instant lastEnd;
    private volatile boolean refused;
    private volatile boolean heldUp;

    /** @param keyQuiet for how long the key sends nothing; nothing where a request may look whether that is over */
    public ConsumerWatch(String name, Duration delay, LongSupplier nanoTime, Supplier<Duration> keyQuiet) {
        this.keyQuiet = keyQuiet;
        this.name = name;
        this.delay = delay;
        this.report = new SweepReport(name, nanoTime);
        this.lag = new Lag(nanoTime);
    }

    public SweepReport report() {
        return report;
    }

    /** A poll begins or goes on with the sweep. */
    public void began(Sweep sweep) {
        lag.doneUpTo(sweep.watermark());
        report.begin();
    }

    /**
     * The server has answered.
     *
     * @param date     when, by its own clock; null where it does not say
     * @param received when, by this machine's clock
     */
    public void answered(Instant date, Instant received) {
        lag.answered(date, received);
    }

    /** The sweep has taken a page. */
    public void accepted(Sweep sweep) {
        report.accepted(sweep);
        saw(sweep);
    }

    private void saw(Sweep sweep) {
        lag.doneUpTo(sweep.watermark());
        if (sweep.withheld() != null) {
            saw(sweep.withheld());
        }
        PagingChoice choice = sweep.choice();
        if (choice == null) {
            return;
        }
        foundOut |= walk == null;
        walk = SweepReport.describe(choice);
        if (choice.paging() == Paging.pages && !warnedOfPaging) {
            warnedOfPaging = true;
            LOG.warn(
                    "{}: {}, so the consumer walks by overlapping pages, which costs more requests",
                    name,
                    choice.reason());
        }
    }

    private void saw(Withheld seen) {
        withheld = seen.count();
        lag.withheldUpTo(seen.newest());
        if (!seen.isNone() && !warnedOfWithheld) {
            warnedOfWithheld = true;
            LOG.warn(
                    "{}: {} contacts are dated ahead of {}, the latest by {}, and are withheld until their time has come: {}",
                    name,
                    seen.count(),
                    seen.byOwnClock() ? "this machine's clock" : "the server's clock (the header Date of its answers)",
                    TimeUtils.printDuration(seen.ahead().toMillis(), true),
                    seen.byOwnClock()
                            ? "the server sends no header Date, so its clock is not known. Correct the clock of "
                                    + "this machine, or let the server send the header"
                            : "put the clock of the server, or of the program that writes these contacts, right");
        }
    }

    /** Contacts that the last sweep has seen and left to later ones, as they are dated ahead. */
    public long withheld() {
        return withheld;
    }

    /** The contact at hand failed, and stays at hand. */
    public void contactFailed() {
        heldUp = true;
    }

    /** The contact at hand is done. */
    public void routed(Sweep sweep) {
        heldUp = false;
        report.routed(sweep);
    }

    public void finished(Sweep sweep) {
        saw(sweep);
        if (report.polls() == 1) {
            // Whole, and without the contact that failed; the rest of an older sweep may just not reach that far.
            heldUp = false;
        }
        report.finished(sweep, delay == null ? "by its scheduler" : "in " + TimeUtils.printDuration(delay.toMillis()));
        warnOfQuota(sweep.watermark() != null);
        foundOut = false;
    }

    /** Of changes, only a sweep that found none tells what every poll costs. */
    private void warnOfQuota(boolean changes) {
        if (delay == null || warnedOfQuota || changes && (foundOut || report.contacts() > 0)) {
            return;
        }
        long polls = report.polls();
        long aDay = report.requests() * Duration.ofDays(1).toMillis() / Math.max(1, polls * delay.toMillis());
        if (aDay > REQUESTS_PER_DAY) {
            warnedOfQuota = true;
            LOG.warn(
                    "{}: {} requests in {} poll(s) with a delay of {} ms make {} requests a day, and a key has {}: set a"
                            + " longer delay, a larger limit, a narrower filter{}",
                    name,
                    report.requests(),
                    polls,
                    delay.toMillis(),
                    aDay,
                    REQUESTS_PER_DAY,
                    changes ? "" : ", or mode=changes");
        }
    }

    public void succeeded() {
        refused = false;
        lastSuccess = Instant.now();
        lastEnd = lastSuccess;
    }

    public void failed(Throwable failure) {
        lastFailureMessage = FailureText.of(failure);
        lastFailure = Instant.now();
        lastEnd = lastFailure;
    }

    /** A page could not be had; what a route does with a quota of its own is its own matter. */
    public void refused(ContactsRateLimitException refusal) {
        if (refusal.getRetryAfter() != null) {
            refused = true;
        }
    }

    /**
     * Whether no poll asks for anything, as one has found the quota used up, and said so. The key keeps the time, so that
     * the success of anybody who uses it ends this.
     */
    public boolean isQuiet() {
        return refused && !keyQuiet.get().isZero();
    }

    /** Until when no poll asks for anything, as people's clocks tell it; null when polls ask. */
    public Instant quietUntil() {
        return isQuiet() ? Instant.now().plus(keyQuiet.get()) : null;
    }

    /**
     * Whether a contact has failed and nothing tells yet that one would get through: changed meanwhile, it is not in the
     * rest of its sweep any more but in the next one, and a poll that finds nothing in that rest does not fail.
     */
    public boolean isHeldUp() {
        return heldUp;
    }

    /** When the next poll is due; null while one is under way, before the first, and where another schedule tells. */
    public Instant nextPoll() {
        if (delay == null || lastEnd == null) {
            return quietUntil();
        }
        Instant due = lastEnd.plus(delay);
        Instant quiet = quietUntil();
        return quiet == null || quiet.isBefore(due) ? due : quiet;
    }

    public String walk() {
        return walk;
    }

    public Instant watermark() {
        return lag.watermark();
    }

    /** How far behind a consumer of changes is; null where that is unknown or means nothing. */
    public Duration lag() {
        return lag.behind();
    }

    /** {@link #lag()} in milliseconds, for JMX and the health check. */
    public Long lagMillis() {
        Duration behind = lag.behind();
        return behind == null ? null : behind.toMillis();
    }

    public Instant lastSuccess() {
        return lastSuccess;
    }

    public Instant lastFailure() {
        return lastFailure;
    }

    public String lastFailureMessage() {
        return lastFailureMessage;
    }
}

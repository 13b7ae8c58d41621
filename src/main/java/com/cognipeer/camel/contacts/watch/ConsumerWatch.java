package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.poll.Change;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.util.TimeUtils;

/**
 * Watches one consumer: its sweeps, the ends of its last polls, its lag, and whether it pauses for the quota. The thread that
 * polls writes; any thread reads.
 */
public final class ConsumerWatch {

    private final SweepProgress sweeps;
    private final ConsumerCounts counts = new ConsumerCounts();
    private final PollResults polls = new PollResults();
    private final ConsumerWarnings warnings;
    private final Lag lag;
    private final SweepFindings findings;
    /** Null if the consumer does not find out what is gone. */
    private final ReconciliationProgress reconciliations;
    /** Null if the polls follow a scheduler of the user's own. */
    private final Duration delay;

    private final QuotaPause pause;
    /** Whether the exchange of the contact that is about to be done has failed. */
    private boolean skipping;

    private volatile boolean heldUp;

    /**
     * @param name     names the consumer in the log
     * @param delay    the time between two polls; null if they follow a scheduler of the user's own
     * @param nanoTime as {@link System#nanoTime()}
     * @param quietFor for how long the quota lets no request out; zero if a request may test whether that is over
     * @param reconciliations the figures of its reconciliations; null if the consumer does not find out what is gone
     */
    public ConsumerWatch(
            String name,
            Duration delay,
            LongSupplier nanoTime,
            Supplier<Duration> quietFor,
            ReconciliationProgress reconciliations) {
        this.sweeps = new SweepProgress(name, nanoTime);
        this.warnings = new ConsumerWarnings(name);
        this.lag = new Lag(nanoTime);
        this.findings = new SweepFindings(lag, counts, warnings);
        this.delay = delay;
        this.pause = new QuotaPause(quietFor);
        this.reconciliations = reconciliations;
    }

    /** The figures of the sweep under way, or of the last one. */
    public SweepProgress sweep() {
        return sweeps;
    }

    /** When polls last succeeded and failed. */
    PollResults polls() {
        return polls;
    }

    /** The figures of reconciliations; null if the consumer does not find out what is gone. */
    ReconciliationProgress reconciliations() {
        return reconciliations;
    }

    /** The contacts and polls since the start. */
    ConsumerCounts counts() {
        return counts;
    }

    /** A poll begins a sweep or continues one, or begins a part of a reconciliation beside it. */
    public void began(Sweep sweep) {
        if (reconciliations != null) {
            reconciliations.found(sweep.reconciliation());
        }
        if (sweep.isReconciling()) {
            reconciliations.began(sweep.reconciliation());
        }
        if (sweep.isPartOfReconciliation()) {
            return;
        }
        // The poll before may have failed after it reported the skip, so that this contact comes again.
        skipping = false;
        lag.doneUpTo(sweep.watermark());
        sweeps.begin();
    }

    /** @param ofThisPoll how many requests this poll has sent for the sweep */
    public void requested(Sweep sweep, long ofThisPoll) {
        if (sweep.isReconciling()) {
            reconciliations.requested(ofThisPoll);
        }
        if (!sweep.isPartOfReconciliation()) {
            sweeps.requested(ofThisPoll);
        }
    }

    /**
     * The server has answered.
     *
     * @param date     the time by the server's clock; null if the answer has none
     * @param received the time by this machine's clock
     */
    public void answered(Instant date, Instant received) {
        lag.answered(date, received);
    }

    /** The sweep has taken a page. */
    public void accepted(Sweep sweep) {
        if (sweep.isPartOfReconciliation()) {
            return;
        }
        sweeps.accepted(sweep);
        findings.look(sweep);
    }

    /** Contacts that the last sweep left to later ones, as their dates are ahead of the clock. */
    public long withheld() {
        return findings.withheld();
    }

    /** The exchange of a contact failed, and the consumer stays at that contact. */
    public void contactFailed() {
        heldUp = true;
        counts.contactFailed();
    }

    /** The exchange of a contact failed, and the contact is done nevertheless. {@link #routed} follows. */
    public void contactSkipped() {
        skipping = true;
    }

    /** A contact is done. @param change how it has changed; null when unknown */
    public void routed(Sweep sweep, Change change) {
        if (reconciliations != null) {
            reconciliations.routed(change, sweep.isPartOfReconciliation());
        }
        heldUp = false;
        counts.contactDone(skipping);
        skipping = false;
        if (!sweep.isPartOfReconciliation()) {
            sweeps.routed(sweep);
        }
    }

    public void finished(Sweep sweep) {
        if (sweep.isReconciling()) {
            reconciliations.finished(sweep.reconciliation());
        }
        swept(sweep);
    }

    /** A whole sweep is done, whatever becomes of the reconciliation that it is. */
    public void swept(Sweep sweep) {
        if (sweep.isPartOfReconciliation()) {
            return;
        }
        findings.look(sweep);
        if (sweeps.isFirstPoll()) {
            // A whole sweep without the contact that failed. The rest of an older sweep might have ended before it.
            heldUp = false;
        }
        sweeps.finished(sweep, delay == null ? "by its scheduler" : "in " + TimeUtils.printDuration(delay.toMillis()));
        boolean changes = sweep.watermark() != null;
        // Only a sweep without changes costs as much as any other poll over changes.
        if (delay != null && !(changes && (findings.hasProbed() || sweeps.contacts() > 0))) {
            warnings.quota(sweeps, delay, changes);
        }
        findings.sweepEnds();
    }

    public void succeeded() {
        counts.pollSucceeded();
        pause.ends();
        polls.succeeded();
    }

    public void failed(Throwable failure) {
        counts.pollFailed();
        if (failure instanceof TooManyDeletionsException guard) {
            reconciliations.refused(guard);
        }
        polls.failed(failure);
    }

    /** The API refused a page. A refusal of another API, which a route calls, does not come here. */
    public void refused(ContactsRateLimitException refusal) {
        if (refusal.getRetryAfter() != null) {
            pause.begins();
        }
    }

    /** Whether polls send no request, because the quota is used up. */
    public boolean isQuiet() {
        return pause.isOn();
    }

    /** Until when polls send no request, by this machine's clock; null if they send requests. */
    public Instant quietUntil() {
        return pause.until();
    }

    /**
     * Whether a contact has failed, and no contact was done since. Such a contact may have changed meanwhile. Then the next
     * sweep has it, and the rest of this one does not, so that a poll over this rest succeeds and says nothing.
     */
    public boolean isHeldUp() {
        return heldUp;
    }

    /** When the next poll is due; null before the end of the first poll, and with a scheduler of the user's own. */
    public Instant nextPoll() {
        Instant quiet = quietUntil();
        if (delay == null || polls.lastEnd() == null) {
            return quiet;
        }
        Instant due = polls.lastEnd().plus(delay);
        return quiet == null || quiet.isBefore(due) ? due : quiet;
    }

    /** How the server pages, and why the consumer walks so; null before the first page. */
    public String walk() {
        return findings.walk();
    }

    public Instant watermark() {
        return lag.watermark();
    }

    /** How far a consumer of changes is behind; null before a poll has found a watermark. */
    public Duration lag() {
        return lag.behind();
    }

    /** {@link #lag()} in milliseconds, for JMX and the health check. */
    public Long lagMillis() {
        Duration behind = lag.behind();
        return behind == null ? null : behind.toMillis();
    }
}

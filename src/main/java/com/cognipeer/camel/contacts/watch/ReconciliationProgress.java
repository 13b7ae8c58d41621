package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.Change;
import com.cognipeer.camel.contacts.poll.Reconciliation;
import com.cognipeer.camel.contacts.poll.Reconciliation.Phase;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Figures of one reconciliation after the other, each over all its polls since the start of the consumer. The thread that polls
 * writes; any thread reads. The log has a line at the end of each.
 */
public final class ReconciliationProgress {

    private static final Logger LOG = SweepProgress.LOG;

    /**
     * The end of a reconciliation.
     *
     * @param at       when it ended, by this machine's clock
     * @param requests how many requests it took
     * @param text     what came of it
     */
    record Result(Instant at, long requests, String text) {}

    private final String name;
    /** Null with snapshots. */
    private final Duration interval;

    private final LongSupplier nanoTime;

    private boolean looked;
    private long round;
    private long begun;
    private long requests;
    private long requestsBefore;
    private long deleted;
    private long unmatched;
    private long healed;
    private boolean warned;

    private volatile long deletedInAll;
    private volatile long unmatchedInAll;
    private volatile Result latest;
    private volatile String refusal;

    /**
     * @param name     the first words of each line
     * @param interval the time between two reconciliations; null if each snapshot is one
     * @param nanoTime as {@link System#nanoTime()}
     */
    public ReconciliationProgress(String name, Duration interval, LongSupplier nanoTime) {
        this.name = name;
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /** A poll has read the position. A refusal does not end with the process. @param stored null for none */
    void found(Reconciliation stored) {
        if (!looked
                && stored != null
                && stored.check().refusals() > 0
                && stored.check().reason() != null) {
            refusal = "The last reconciliation before the start was refused: "
                    + stored.check().reason()
                    + ". Nothing more is reported. If these contacts are gone, set maxDeletions to more and restart";
        }
        looked = true;
    }

    /** A poll begins the walk or a confirmation, or continues it. */
    void began(Reconciliation reconciliation) {
        if (round != reconciliation.round()) {
            round = reconciliation.round();
            begun = nanoTime.getAsLong();
            requests = 0;
            deleted = 0;
            unmatched = 0;
            healed = 0;
            warned = false;
        }
        requestsBefore = requests;
    }

    /** @param ofThisPoll how many requests this poll has sent for the reconciliation */
    void requested(long ofThisPoll) {
        requests = requestsBefore + ofThisPoll;
    }

    /** A contact is done, or the report of one. @param heals whether no sweep would have brought it */
    void routed(Change change, boolean heals) {
        if (change == Change.DELETED) {
            deleted++;
            deletedInAll++;
        } else if (change == Change.UNMATCHED) {
            unmatched++;
            unmatchedInAll++;
        } else if (heals) {
            healed++;
        }
    }

    /** The walk or a confirmation is over. */
    void finished(Reconciliation reconciliation) {
        String doubt = reconciliation.check().reason();
        boolean isOver = reconciliation.phase() == Phase.OVER;
        if (doubt != null) {
            warn(doubt);
            if (isOver) {
                ended("given up: " + doubt);
            }
            return;
        }
        if (isOver || reconciliation.phase() == Phase.REPORTING) {
            refusal = null;
        }
        if (isOver) {
            ended("done");
            LOG.info(
                    "{}: reconciliation done, {} contacts walked, {} requests, {} deleted, {} unmatched, {} healed, {} ms,"
                            + " next one {}",
                    name,
                    reconciliation.walk().contacts(),
                    requests,
                    deleted,
                    unmatched,
                    healed,
                    Duration.ofNanos(nanoTime.getAsLong() - begun).toMillis(),
                    interval == null
                            ? "with the next sweep"
                            : "at " + reconciliation.begun().plus(interval));
        }
    }

    private void warn(String doubt) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "{}: a confirmation of what is gone is not to be believed: {}. Nothing is reported from it, and the"
                            + " consumer asks again",
                    name,
                    doubt);
        }
    }

    void refused(TooManyDeletionsException guard) {
        refusal = guard.getMessage();
        ended("refused: " + guard.getMessage());
    }

    private void ended(String text) {
        latest = new Result(Instant.now(), requests, text);
    }

    /** Contacts found gone since the start. */
    long deleted() {
        return deletedInAll;
    }

    /** Contacts found since the start that match the filter no more. */
    long unmatched() {
        return unmatchedInAll;
    }

    /** The last reconciliation that ended or was refused; null before the first. */
    Result latest() {
        return latest;
    }

    /** Why the guard refuses what reconciliations find; null if it does not. */
    String refusal() {
        return refusal;
    }
}

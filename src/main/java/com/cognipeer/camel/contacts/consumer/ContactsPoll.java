package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.Change;
import com.cognipeer.camel.contacts.poll.Handout;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.PendingContact;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.watch.ConsumerWatch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * One poll of a consumer: the part of a sweep that it asks for and routes. Used by the thread that polls; any other thread
 * may cancel.
 */
public final class ContactsPoll {

    private final ConsumerOptions options;
    private final SweepSource source;
    private final Pages pages;
    private final Sweep sweep;
    private final int most;
    private final BooleanSupplier mayAsk;
    private final ConsumerWatch watch;
    private final long begun = System.nanoTime();
    /** How the contact has changed that was handed out last; null when unknown. */
    private Change change;

    private int routed;

    /**
     * @param source stores the position
     * @param most   how many contacts may be routed
     * @param mayAsk whether another page may be asked for now
     */
    ContactsPoll(
            ConsumerOptions options,
            SweepSource source,
            Pages pages,
            int most,
            BooleanSupplier mayAsk,
            ConsumerWatch watch) {
        this.options = options;
        this.source = source;
        this.pages = pages;
        this.sweep = pages.sweep();
        this.most = most;
        this.mayAsk = mayAsk;
        this.watch = watch;
    }

    /**
     * Brings pages until there are contacts to route, and gives those of one page. Empty at the end of the sweep, and when no
     * more may be asked for or routed.
     */
    public Queue<Object> nextBatch() {
        Queue<Object> batch = new ArrayDeque<>();
        if (mayAsk.getAsBoolean()) {
            pages.dropUnconfirmed(Instant.now());
            while (left() > 0 && !sweep.hasContact() && !sweep.isOver() && mayAsk.getAsBoolean() && !isTimeOver()) {
                bringPage();
            }
            sweep.rest().stream().limit(left()).forEach(contact -> batch.add(new PolledContact(this, contact)));
        }
        return batch;
    }

    /**
     * Fetches the next page if only that shows whether the current contact is the last of the sweep. False if the poll may not
     * ask for the page.
     */
    boolean knowsWhetherLast() {
        while (sweep.isAtTheEdge() && !(left() == 1 && sweep.isMoreCertain())) {
            if (!mayAsk.getAsBoolean()) {
                return sweep.isMoreCertain();
            }
            bringPage();
        }
        return true;
    }

    /** Asks for the next page when this poll is going to need it, and the quota is not used up. */
    void askAhead() {
        if (options.prefetch()
                && !pages.isQuotaUsedUp()
                && sweep.isOnTheNewestPage()
                && left() > sweep.waiting()
                && mayAsk.getAsBoolean()) {
            ask();
        }
    }

    /** A part of a reconciliation asks for one page at least, and leaves the rest to later polls, which are then on time for changes. */
    private boolean isTimeOver() {
        return sweep.isPartOfReconciliation()
                && pages.requests() > 0
                && options.delay() != null
                && System.nanoTime() - begun > options.delay().toNanos();
    }

    Handout handOut(PendingContact contact) {
        sweep.requireCurrent(contact);
        Handout handout = sweep.handOut();
        change = handout.change();
        return handout;
    }

    boolean maySkip() {
        return options.skipFailed();
    }

    void reportFailure() {
        watch.contactFailed();
    }

    void reportSkip() {
        watch.contactSkipped();
    }

    void done(PendingContact contact) {
        sweep.requireCurrent(contact);
        sweep.advance();
        routed++;
        watch.routed(sweep, change);
    }

    /**
     * Stores the position behind the contacts that are done.
     *
     * @throws IllegalStateException when it cannot be stored; it is kept, and the next poll begins by storing it
     */
    public void save() {
        source.save(sweep);
    }

    /** Stores the position although the poll failed: contacts that are done must not come again. */
    public void saveAfter(Exception failure) {
        try {
            sweep.leave();
            save();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Ends a poll that did not fail, and the sweep if that is over.
     *
     * @return whether this poll was a whole sweep and found nothing; the rest of an older sweep says nothing of new contacts
     */
    public boolean end() {
        boolean foundNothing = false;
        if (sweep.isOver()) {
            finish();
            foundNothing = watch.sweep().isFirstPoll() && routed == 0;
            watch.finished(sweep);
        }
        sweep.leave();
        save();
        return foundNothing;
    }

    private void finish() {
        try {
            sweep.finish();
        } catch (TooManyDeletionsException refused) {
            // The refusal is a part of the position: the next poll must not ask all again.
            saveAfter(refused);
            watch.swept(sweep);
            throw refused;
        }
    }

    /** Whether the sweep is finished. */
    public boolean isFinished() {
        return sweep.isFinished();
    }

    /** How many contacts were routed and are done. */
    public int routed() {
        return routed;
    }

    private int left() {
        return most - routed;
    }

    /** Cancels the request under way, and lets no other one out. */
    public void cancel() {
        pages.cancel();
    }

    public boolean isCancelled() {
        return pages.isCancelled();
    }

    private void bringPage() {
        ask();
        try {
            pages.bring();
        } catch (ContactsRateLimitException e) {
            watch.refused(e);
            throw e;
        }
        Answer answer = pages.latest();
        if (answer != null) {
            // Only answers that the sweep took count: the clock of a refused one may be ahead, and hide the lag.
            watch.answered(answer.date(), answer.received());
        }
        watch.accepted(sweep);
        if (sweep.mustBeStored()) {
            save();
        }
    }

    private void ask() {
        pages.ask();
        watch.requested(sweep, pages.requests());
    }
}

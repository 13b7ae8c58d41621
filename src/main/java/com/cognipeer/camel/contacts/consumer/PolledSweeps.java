package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.Handouts;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps whose contacts are handed out one by one. The position is stored with every contact that is done, as the next call
 * may come much later, or never. Used by one thread at a time.
 */
final class PolledSweeps {

    private static final Logger LOG = LoggerFactory.getLogger(PolledSweeps.class);

    private final SweepSource source;
    private final int limit;
    private final String name;
    /** Null between two sweeps. */
    private Sweep sweep;

    private Handouts handouts;
    /** Whether a page could not be had: this sweep asks for no more, and the next one starts from the position. */
    private boolean cutShort;
    /** Whether the position could not be stored: nothing more of this sweep is handed out. */
    private boolean unsaved;

    private Long endOfTheLast;
    /** Whether a part of a reconciliation comes before the next sweep over contacts, if one is due. */
    private boolean isReconciliationNext;

    PolledSweeps(SweepSource source, int limit, String name) {
        this.source = source;
        this.limit = limit;
        this.name = name;
    }

    boolean isBetweenTwo() {
        return sweep == null;
    }

    /** When the last sweep ended, as {@link System#nanoTime()}; null before the first end. */
    Long endOfTheLast() {
        return endOfTheLast;
    }

    /** @param isAsked whether a request is under way: its answer belongs to the reports that came before it */
    boolean hasFree(boolean isAsked) {
        if (sweep == null || unsaved) {
            return false;
        }
        if (!isAsked && handouts.out() == 0 && !sweep.isConfirmed(Instant.now())) {
            sweep.dropUnconfirmed(Instant.now());
            handouts = new Handouts(sweep);
        }
        return handouts.hasFree() && sweep.isConfirmed(Instant.now());
    }

    boolean needPage() {
        return sweep != null && !unsaved && !cutShort && handouts.needPage();
    }

    /** How many contacts are out. */
    int out() {
        return sweep == null ? 0 : handouts.out();
    }

    Handouts.Place take() {
        return handouts.take();
    }

    /**
     * The next page to ask for, which begins a new sweep if none is under way; null when there is none.
     *
     * @throws IllegalStateException when the position cannot be read
     */
    ContactQuery request() {
        if (sweep == null) {
            begin();
        }
        ContactQuery query = sweep.request().orElse(null);
        endIfOver();
        return query;
    }

    private void begin() {
        try {
            sweep = isReconciliationNext ? source.reconcile().orElse(null) : null;
            isReconciliationNext = false;
            if (sweep == null) {
                sweep = source.begin(limit);
            }
        } catch (UnusablePositionException e) {
            throw source.refusal(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        handouts = new Handouts(sweep);
        cutShort = false;
        unsaved = false;
    }

    /**
     * Takes the answer to the request, which has come.
     *
     * @throws RuntimeException when the sweep cannot use the answer
     */
    void take(CompletableFuture<Answer> answer) {
        if (sweep == null) {
            // It ended meanwhile, as its position could not be stored.
            return;
        }
        cutShort = true;
        try {
            Pages.give(sweep, answer);
            cutShort = false;
            if (sweep.mustBeStored()) {
                save();
            }
        } catch (UnusablePositionException e) {
            throw source.refusal(e);
        } catch (TooManyDeletionsException e) {
            save();
            throw e;
        } finally {
            endIfOver();
        }
    }

    void done(Handouts.Place place) {
        if (sweep == null) {
            // The contact was handed out twice, and was the last one.
            return;
        }
        if (handouts.done(place) > 0) {
            save();
        }
        endIfOver();
    }

    void giveBack(Handouts.Place place) {
        if (sweep != null) {
            handouts.giveBack(place);
            endIfOver();
        }
    }

    /** Keeps the position only until another consumer opens it, which calls {@code giveUp} first. */
    void offer(Runnable giveUp) {
        source.offer(giveUp);
    }

    void close() {
        source.close();
    }

    private void endIfOver() {
        if (sweep.isOver()) {
            try {
                sweep.finish();
            } finally {
                save();
                ended();
            }
        } else if (handouts.out() == 0 && (unsaved || cutShort && !handouts.hasFree())) {
            sweep = null;
        }
    }

    /** After a part of a reconciliation the next sweep over contacts begins at once, if it is due. */
    private void ended() {
        if (!sweep.isPartOfReconciliation()) {
            endOfTheLast = System.nanoTime();
            isReconciliationNext = true;
        }
        sweep = null;
    }

    private void save() {
        try {
            source.save(sweep);
        } catch (RuntimeException e) {
            unsaved = true;
            LOG.warn(
                    "The position of {} could not be stored, and contacts that are done may come again: {}",
                    name,
                    e.getClass().getName());
            LOG.debug("The position could not be stored", e);
        }
    }
}

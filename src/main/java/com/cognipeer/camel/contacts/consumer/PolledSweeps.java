package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.Handouts;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps whose contacts are handed out one by one, and their position, which is stored with every contact that is done:
 * whoever asks may be gone for long before the next call. Used by one thread at a time.
 */
final class PolledSweeps {

    private static final Logger LOG = LoggerFactory.getLogger(PolledSweeps.class);

    private final SweepSource source;
    private final int limit;
    private final String name;
    /** Null between two sweeps. */
    private Sweep sweep;

    private Handouts handouts;
    /** Whether a page could not be had: this sweep asks for no more, and the next one goes on from the position. */
    private boolean cutShort;
    /** Whether the position could not be stored: nothing more of this sweep is handed out. */
    private boolean unsaved;

    private Long endOfTheLast;

    PolledSweeps(SweepSource source, int limit, String name) {
        this.source = source;
        this.limit = limit;
        this.name = name;
    }

    boolean isBetweenTwo() {
        return sweep == null;
    }

    /** When the last sweep came to its end, as {@link System#nanoTime()}; null before the first did. */
    Long endOfTheLast() {
        return endOfTheLast;
    }

    boolean hasFree() {
        return sweep != null && !unsaved && handouts.hasFree();
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
     * What to ask for next, of a new sweep where none is under way; null when there is nothing to ask for.
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
            sweep = source.begin(limit);
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
     * Takes the answer to the request, which is there.
     *
     * @throws RuntimeException what is wrong with it
     */
    void take(CompletableFuture<Answer> answer) {
        if (sweep == null) {
            // Its position could not be stored meanwhile.
            return;
        }
        cutShort = true;
        try {
            Pages.give(sweep, answer);
            cutShort = false;
        } catch (UnusablePositionException e) {
            throw source.refusal(e);
        } finally {
            endIfOver();
        }
    }

    void done(Handouts.Place place) {
        if (sweep == null) {
            // Another one has done it, and it was the last one.
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

    /** Keeps the position only until somebody else opens it, which calls what is given here. */
    void offer(Runnable giveUp) {
        source.offer(giveUp);
    }

    void close() {
        source.close();
    }

    private void endIfOver() {
        if (sweep.isOver()) {
            sweep.finish();
            save();
            endOfTheLast = System.nanoTime();
            sweep = null;
        } else if (handouts.out() == 0 && (unsaved || cutShort && !handouts.hasFree())) {
            sweep = null;
        }
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

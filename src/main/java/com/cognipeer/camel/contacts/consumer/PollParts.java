package com.cognipeer.camel.contacts.consumer;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Routes the parts of a poll: a sweep over contacts, and then the part of a reconciliation that is due. If the sweep uses up its
 * poll, the next poll begins with the reconciliation. Used by the thread that polls; any other thread may cancel.
 */
public final class PollParts {

    private final Routing routing;
    private final BooleanSupplier mayAsk;
    /** The part under way, or the last one. */
    private volatile ContactsPoll part;
    /** Whether the next poll begins with the reconciliation. */
    private boolean isReconciliationOwed;

    private boolean foundNothing;
    private boolean endedByStop;

    /**
     * @param routing routes the contacts of one page
     * @param mayAsk  whether another page may be asked for now
     */
    public PollParts(Routing routing, BooleanSupplier mayAsk) {
        this.routing = routing;
        this.mayAsk = mayAsk;
    }

    /** A poll begins. */
    public void begin() {
        foundNothing = false;
        endedByStop = false;
    }

    /**
     * Routes the contacts of a poll.
     *
     * @param  most      how many contacts it may route; 0 for no limit
     * @return           how many it has routed
     * @throws Exception the failure of a page or of a contact
     */
    public int route(ConsumerSession session, int most) throws Exception {
        int allowed = most > 0 ? most : Integer.MAX_VALUE;
        boolean isOwed = isReconciliationOwed;
        isReconciliationOwed = false;
        Optional<ContactsPoll> owed = isOwed ? reconciliation(session, allowed) : Optional.empty();
        if (owed.isPresent()) {
            foundNothing = route(owed.get());
            return owed.get().routed();
        }
        ContactsPoll sweep = session.begin(most, mayAsk);
        foundNothing = route(sweep);
        return sweep.routed() + (sweep.isFinished() ? reconcile(session, allowed - sweep.routed()) : 0);
    }

    /** @return how many reports it has routed */
    private int reconcile(ConsumerSession session, int left) throws Exception {
        isReconciliationOwed = left <= 0;
        Optional<ContactsPoll> due = left > 0 ? reconciliation(session, left) : Optional.empty();
        if (due.isEmpty()) {
            return 0;
        }
        boolean sweepFoundNothing = foundNothing;
        foundNothing = false;
        route(due.get());
        foundNothing = sweepFoundNothing && due.get().routed() == 0;
        return due.get().routed();
    }

    private Optional<ContactsPoll> reconciliation(ConsumerSession session, int most) {
        return mayAsk.getAsBoolean() ? session.reconcile(most, mayAsk) : Optional.empty();
    }

    /** @return whether it was a whole sweep and found nothing */
    private boolean route(ContactsPoll next) throws Exception {
        part = next;
        try {
            Queue<Object> page = next.nextBatch();
            while (!page.isEmpty()) {
                routing.route(page);
                next.save();
                page = next.nextBatch();
            }
            routing.route(page);
        } catch (CancellationException e) {
            // A stop or a suspend cancelled the poll, which just ends here.
            if (!next.isCancelled()) {
                next.saveAfter(e);
                throw e;
            }
        } catch (Exception e) {
            next.saveAfter(e);
            throw e;
        } finally {
            endedByStop |= next.isCancelled();
            next.cancel();
        }
        return next.end();
    }

    /** Whether the last poll was a whole sweep and found nothing. */
    public boolean foundNothing() {
        return foundNothing;
    }

    /** Whether a stop or a suspend ended the last poll, which then neither succeeded nor failed. */
    public boolean isEndedByStop() {
        return endedByStop;
    }

    /** Cancels the request under way. A poll that waits for an answer must not hold up a stop. The next poll sends it again. */
    public void cancel() {
        ContactsPoll underWay = part;
        if (underWay != null) {
            underWay.cancel();
        }
    }

    /** Routes contacts. */
    public interface Routing {
        /** @param page the contacts of one page, from which those that are done are removed; empty at the end of a part */
        void route(Queue<Object> page) throws Exception;
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One pass over contacts. It takes pages, and gives requests and contacts. It stays at the current contact until
 * {@link #advance()}, and its position covers only contacts that are done: after a failure the same contact comes again.
 * Used by one thread at a time.
 */
public final class Sweep {

    private final Ledger ledger;
    private final BelievedTotals totals;
    private final boolean continuesAfterFailure;
    private final PendingContacts pending;
    /** Null unless this sweep reports contacts that are gone. */
    private Supplier<Walk> questions;

    private Walk walk;
    private ListFigures figures = ListFigures.NONE;
    private boolean refusing;
    private boolean finished;

    Sweep(Walk walk, Ledger ledger, BelievedTotals totals) {
        this(walk, ledger, totals, false);
    }

    /** @param continuesAfterFailure whether this sweep gives a failed contact again; otherwise a new sweep does */
    private Sweep(Walk walk, Ledger ledger, BelievedTotals totals, boolean continuesAfterFailure) {
        this.walk = walk;
        this.ledger = ledger;
        this.totals = totals;
        this.continuesAfterFailure = continuesAfterFailure;
        this.pending = new PendingContacts(ledger);
    }

    /**
     * One pass by page number, in the query's own order, that begins with the query's page.
     *
     * @param totals what others have learned about the server's totals
     */
    public static Sweep numbered(ContactQuery query, BelievedTotals totals) {
        return new Sweep(new PageNumberWalk(query), new SnapshotLedger(Position.START), totals, true);
    }

    /** Reports of contacts that are gone. @param questions the questions from the first contact on that is not done */
    static Sweep ofReports(ReconciliationLedger ledger, BelievedTotals totals, Supplier<Walk> questions) {
        Sweep sweep = new Sweep(questions.get(), ledger, totals);
        sweep.questions = questions;
        return sweep;
    }

    /** The next page to ask for; empty when there is none. */
    public Optional<ContactQuery> request() {
        return walk.next();
    }

    /**
     * Takes the answer to {@link #request()}.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsServerException when it is not the page asked for; nothing
     *                                                                     has changed then
     * @throws UnusablePositionException                                   when it shows that the position is not one
     *                                                                     of this workspace or of this time
     */
    public void accept(Answer answer) {
        refusing = true;
        ContactQuery asked = walk.next().orElse(null);
        Step step = walk.after(answer);
        ledger.check(answer);
        refusing = false;
        long before = step.ofTheRest() ? ledger.passed() + pending.size() : 0;
        pending.add(step);
        totals.see(answer.page());
        boolean doubtful = step.isPage() && step.walk().next().isEmpty() && totals.doubt(answer.page());
        walk = doubtful ? EndCheck.about(asked, answer.page(), step.walk(), totals) : step.walk();
        figures = figures.after(step, answer, before);
    }

    /**
     * The server refused {@link #request()} as a bad request.
     *
     * @throws ContactsException the refusal, unless it answers a question of this sweep's own
     */
    public void refused(ContactsException refusal) {
        refusing = true;
        walk = walk.refused(refusal);
        refusing = false;
    }

    /** Whether there is a current contact. */
    public boolean hasContact() {
        return !pending.isEmpty();
    }

    /** Whether the next page is needed to know if the current contact is the last of the sweep. */
    public boolean isAtTheEdge() {
        return ledger.tellsLast() && pending.size() < 2 && walk.next().isPresent();
    }

    /** Whether another contact certainly follows those that came, by the server's total. */
    public boolean isMoreCertain() {
        return !ledger.tellsLast() || figures.remaining() > ledger.mostRepeats();
    }

    /** Whether the current contact came with the latest page. */
    public boolean isOnTheNewestPage() {
        return pending.areOfOnePage();
    }

    /** How many contacts came and are not done. */
    public int waiting() {
        return pending.size();
    }

    /** The contacts that came with the page of the current one and are not done. */
    public List<PendingContact> rest() {
        return pending.ofTheFirstPage();
    }

    /** The current contact; the same one until {@link #advance()}. */
    public Contact contact() {
        return pending.first().contact();
    }

    /** The current contact, which a route may change: a copy if this sweep gives it again after a failure. */
    public Handout handOut() {
        return pending.first().handOut(continuesAfterFailure, ledger.passed(), isLast(0), figures.matching());
    }

    /** A copy of a contact that is not done. @param ahead 0 for the current contact */
    Handout handOut(int ahead) {
        return pending.get(ahead).handOut(true, ledger.passed() + ahead, isLast(ahead), figures.matching());
    }

    private boolean isLast(int ahead) {
        return ledger.tellsLast() && ahead == pending.size() - 1 && walk.next().isEmpty();
    }

    /** Whether the current contact may be handed out: a report needs a confirmation that is not old. True if there is none. */
    public boolean isConfirmed(Instant now) {
        return pending.isEmpty() || pending.first().isConfirmed(now);
    }

    /** Drops reports that were confirmed too long ago, to ask for a new confirmation. */
    public void dropUnconfirmed(Instant now) {
        if (!isConfirmed(now)) {
            pending.clear();
            walk = questions.get();
        }
    }

    /** Whether the position must be stored before any contact of the latest page is handed out, or another page asked for. */
    public boolean mustBeStored() {
        // A part of a reconciliation may go on for many pages that bring nothing to route.
        return ledger.mustBeStored() || isPartOfReconciliation() && !isOver();
    }

    /** Whether this sweep is a part of a reconciliation that runs beside the sweeps over contacts. */
    public boolean isPartOfReconciliation() {
        return ledger instanceof HealingLedger || ledger instanceof ReconciliationLedger;
    }

    /** Whether this sweep is a part of a reconciliation, also as a snapshot that is its walk. */
    public boolean isReconciling() {
        return isPartOfReconciliation()
                || ledger instanceof SnapshotLedger snapshot && snapshot.isWalkOfReconciliation();
    }

    /** How far the consumer has come with finding out what is gone; null if it does not. */
    public Reconciliation reconciliation() {
        return ledger.reconciliation();
    }

    /** Ends a poll: contacts that it has not handed out count as if they had not come. Another sweep brings them again. */
    public void leave() {
        pending.takeBack();
    }

    /** How many contacts are done. */
    public long done() {
        return ledger.passed();
    }

    /** The figures of the list, by the pages that came. */
    public ListFigures figures() {
        return figures;
    }

    /** The own writes that came back; none unless the consumer skips them. */
    public OwnWritesSeen ownWrites() {
        return ledger.ownWrites();
    }

    /** Whether the last answer was refused, by this sweep or by the server. */
    boolean isRefusing() {
        return refusing;
    }

    /** Whether {@link #finish()} has closed the sweep. */
    public boolean isFinished() {
        return finished;
    }

    /** The current contact is done; the next one is current then. */
    public void advance() {
        pending.advance();
    }

    /** @throws IllegalStateException when another contact than this one is current */
    public void requireCurrent(PendingContact contact) {
        pending.requireFirst(contact);
    }

    /** Whether every contact is done and no page is left to ask for. */
    public boolean isOver() {
        return pending.isEmpty() && walk.next().isEmpty();
    }

    /** Closes a sweep that is over: the next one starts from its position. */
    public void finish() {
        if (!finished) {
            ledger.finished(walk);
            finished = true;
        }
    }

    /** How the sweep pages; null while it finds out. */
    public PagingChoice choice() {
        return walk.choice();
    }

    /** Every change up to this time is done; null when unknown, and in a snapshot. */
    public Instant watermark() {
        return ledger.watermark();
    }

    /** The contacts that are done, and no others. */
    public Position position() {
        return ledger.position();
    }
}

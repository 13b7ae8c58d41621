package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.function.Supplier;

/** Records contact by contact what a sweep has done. Its position covers just that. */
abstract sealed class Ledger permits SnapshotLedger, ChangesLedger {

    private String workspaceId;
    private Instant asOf;

    Ledger(Position position) {
        this.workspaceId = position.workspaceId();
        this.asOf = position.asOf();
    }

    /**
     * Looks at an answer before any of its contacts is taken.
     *
     * @throws UnusablePositionException when the answer shows that the position is not one of this workspace or of this
     *                                   time
     */
    void check(Answer answer) {
        workspaceId = PageCheck.workspace(answer.page(), workspaceId);
        asOf = answer.date() == null ? asOf : answer.date();
    }

    /** Whether the contact was not delivered before in this state. */
    abstract boolean isNew(Contact contact, Supplier<String> version);

    /** The key for {@link #done}. It is read before a route gets the contact, because a route may change the contact. */
    abstract SortKey keyOf(Contact contact);

    /**
     * Records that a contact is done.
     *
     * @param key    the contact's key when its page came
     * @param walk   the walk after the contact's page
     * @param offset the place in the listing where the walk finds the contact again
     */
    abstract void done(SortKey key, Supplier<String> version, Walk walk, long offset);

    /** Records that the whole sweep is done. */
    abstract void finished(Walk walk);

    /** How many contacts of the sweep are done. */
    abstract long passed();

    /** How many contacts of later pages may have been delivered before, at the most. */
    abstract long mostRepeats();

    /** Every change up to this time is done; null when unknown, and in a snapshot. */
    abstract Instant watermark();

    /** The progress of the sweep; null when nothing is done. */
    abstract Position.Place place();

    /** The contacts that are done, without a revision. */
    final Position position() {
        return new Position(0, asOf, workspaceId, place());
    }
}

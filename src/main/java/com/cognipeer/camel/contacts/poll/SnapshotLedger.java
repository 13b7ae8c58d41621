package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.function.Supplier;

/** The ledger of a sweep over everything that matches. */
final class SnapshotLedger extends Ledger {

    private static final Finding UNKNOWN = Finding.of(null);
    private static final Finding DELETED = Finding.of(Change.DELETED);

    /** Null unless this sweep is the walk of a reconciliation. */
    private final WalkOfReconciliation walkOfReconciliation;

    private SnapshotPlace place;

    SnapshotLedger(Position position) {
        this(position, null, null);
    }

    /** @param ofReconciliation null unless this sweep is the walk of a reconciliation */
    SnapshotLedger(Position position, Tracking tracking, WalkOfReconciliation ofReconciliation) {
        super(position, tracking);
        this.place = position.place() instanceof SnapshotPlace underWay ? underWay : null;
        this.walkOfReconciliation = ofReconciliation;
        if (ofReconciliation != null) {
            reconciliation(ofReconciliation.reconciliation());
        }
    }

    boolean isWalkOfReconciliation() {
        return walkOfReconciliation != null;
    }

    @Override
    void check(Answer answer) {
        super.check(answer);
        if (walkOfReconciliation != null) {
            walkOfReconciliation.check(answer, workspaceId());
        }
    }

    @Override
    void arrives(Step step) {
        super.arrives(step);
        if (walkOfReconciliation != null) {
            walkOfReconciliation.arrives(step, entries());
            reconciliation(walkOfReconciliation.reconciliation());
        }
    }

    @Override
    boolean isNew(Contact contact, Supplier<String> version) {
        return true;
    }

    @Override
    Finding findingOf(Contact contact, Supplier<String> version) {
        if (tracking() == null) {
            return isDeleted(contact) ? DELETED : UNKNOWN;
        }
        InventoryEntry entry = entryOf(contact);
        if (isDeleted(contact)) {
            return found(Change.DELETED, contact, version);
        }
        if (!wasRouted(entry)) {
            return found(Change.CREATED, contact, version);
        }
        boolean isSame = entry.version().equals(version.get());
        return found(isSame ? Change.UNCHANGED : Change.UPDATED, contact, version);
    }

    @Override
    SortKey keyOf(Contact contact) {
        return new SortKey(null, String.valueOf(contact.get(Contact.ID)));
    }

    @Override
    void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        PagingChoice choice = walk.choice();
        Paging paging = choice == null ? Paging.keyset : choice.paging();
        place = new SnapshotPlace(paging, key.id(), passed() + 1, offset, walk.doneUpTo());
    }

    @Override
    void finished(Walk walk) {
        place = null;
        if (walkOfReconciliation != null) {
            try {
                walkOfReconciliation.ends();
            } finally {
                reconciliation(walkOfReconciliation.reconciliation());
            }
        }
    }

    @Override
    long passed() {
        return place == null ? 0 : place.passed();
    }

    @Override
    long mostRepeats() {
        return 0;
    }

    @Override
    Instant watermark() {
        return null;
    }

    @Override
    Position.Place place() {
        return place;
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.function.Supplier;

/** The ledger of a sweep over everything that matches. */
final class SnapshotLedger extends Ledger {

    private SnapshotPlace place;

    SnapshotLedger(Position position) {
        super(position);
        this.place = position.place() instanceof SnapshotPlace underWay ? underWay : null;
    }

    @Override
    boolean isNew(Contact contact, Supplier<String> version) {
        return true;
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

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The ledger of a sweep over everything that matches. */
final class SnapshotLedger implements Ledger {

    private final Identity identity;
    private Progress progress;

    SnapshotLedger(Position position) {
        this.identity = new Identity(position);
        this.progress = position.progress();
    }

    @Override
    public void check(Answer answer) {
        identity.check(answer);
    }

    @Override
    public boolean isNew(Contact contact, Supplier<String> version) {
        return true;
    }

    @Override
    public SortKey keyOf(Contact contact) {
        return new SortKey(null, String.valueOf(contact.get(Contact.ID)));
    }

    @Override
    public void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        PagingChoice choice = walk.choice();
        progress = new Progress(
                choice == null ? Paging.keyset : choice.paging(),
                null,
                null,
                key.id(),
                passed() + 1,
                offset,
                walk.doneUpTo(),
                true);
    }

    @Override
    public void finished(Walk walk) {
        progress = null;
    }

    @Override
    public long passed() {
        return progress == null ? 0 : progress.passed();
    }

    @Override
    public long known() {
        return 0;
    }

    @Override
    public Instant watermark() {
        return null;
    }

    @Override
    public Position position() {
        return new Position(0, identity.asOf(), identity.workspaceId(), null, null, progress, List.of(), 0, null);
    }
}

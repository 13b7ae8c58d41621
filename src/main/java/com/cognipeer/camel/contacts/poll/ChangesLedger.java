package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.ChangesPlace.Progress;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The ledger of a sweep over changes. */
final class ChangesLedger extends Ledger {

    private final WalkSettings settings;
    private final boolean resumed;
    private final DoneChanges changes;
    /** Null unless the consumer skips own writes. */
    private final EchoesOfSweep echoes;

    private Progress progress;
    private boolean mustBeStored;
    private boolean isByPages;

    /** @param granted how many contacts the server puts on a page at the most */
    ChangesLedger(
            WalkSettings settings, int granted, Position position, Tracking tracking, Echoes echoes, Instant now) {
        super(position, tracking);
        ChangesPlace place = position.place() instanceof ChangesPlace changes ? changes : ChangesPlace.START;
        this.settings = settings;
        this.echoes = echoes == null ? null : new EchoesOfSweep(echoes, place.sweeps());
        this.changes = new DoneChanges(place, settings.lookback(), granted);
        this.progress = place.progress();
        this.resumed = progress != null;
        if (tracking != null && reconciliation() == null) {
            Instant since = settings.startFrom().now()
                    ? changes.watermark()
                    : settings.startFrom().instant();
            reconciliation(Reconciliation.none(now, !place.coversContacts(), since));
        }
    }

    Window window() {
        return changes.window();
    }

    /** How far the sweep has come; null when it paged in another way and begins anew. */
    Progress progressBy(Paging paging) {
        if (progress != null && progress.paging() != paging) {
            progress = null;
        }
        return progress;
    }

    Instant from() {
        return changes.from();
    }

    /** The first sweep takes no change before this time. */
    void startsFrom(Instant start) {
        changes.startsFrom(start);
    }

    /** {@code startFrom=now}: no sweep takes a change before this time, not even within a lookback. */
    void startsAt(Instant now) {
        changes.startsAt(now);
        if (reconciliation() != null) {
            reconciliation(reconciliation().since(now));
        }
    }

    @Override
    void check(Answer answer) {
        Instant latest = progress == null ? watermark() : SortKey.later(watermark(), progress.bound());
        FuturePosition.refuse(latest, answer.date(), settings.lookback());
        super.check(answer);
        if (echoes != null) {
            echoes.answered(answer.date());
        }
    }

    @Override
    void arrives(Step step) {
        super.arrives(step);
        PagingChoice choice = step.walk().choice();
        isByPages = choice == null ? isByPages : choice.paging() == Paging.pages;
        if (echoes != null) {
            echoes.arrives(step);
        }
    }

    @Override
    boolean isNew(Contact contact, Supplier<String> version) {
        Window.Entry delivered = window().get(contact.getId());
        if (delivered != null && delivered.version().equals(version.get()) && !isReported(contact)) {
            window().meet(contact.getId());
            return false;
        }
        if (echoes != null && isEcho(contact, version.get(), delivered)) {
            skip(contact, version);
            return false;
        }
        return true;
    }

    private boolean isEcho(Contact contact, String version, Window.Entry delivered) {
        InventoryEntry entry = entryOf(contact);
        if (entry != null && entry.isDoubtful() || delivered != null && delivered.isOpen() || isAwaited(contact)) {
            // Its exchange, its report, or the exchange of its earlier state may fail or have failed.
            return false;
        }
        return knowsAll() ? echoes.isEcho(contact, version, entry) : echoes.isEcho(contact, version, delivered);
    }

    /** The contact counts as done, although no route gets it. */
    private void skip(Contact contact, Supplier<String> version) {
        changes.remember(keyOf(contact), version, echoes.arrived());
        if (tracking() != null) {
            track(found(isDeleted(contact) ? Change.DELETED : Change.UPDATED, contact, version));
        }
        echoes.skip();
    }

    /** Whether the contact was, or may have been, reported as gone since it was delivered. */
    private boolean isReported(Contact contact) {
        return knowsAll() && !isDeleted(contact) && !wasRouted(entryOf(contact));
    }

    /** Whether the inventory has every contact that was routed. */
    private boolean knowsAll() {
        return tracking() != null && reconciliation().isAdopted();
    }

    @Override
    Finding findingOf(Contact contact, Supplier<String> version) {
        boolean isKnown = knowsAll() ? wasRouted(entryOf(contact)) : !changes.isCreatedSince(contact);
        Change ofLiving = isKnown ? Change.UPDATED : Change.CREATED;
        return found(isDeleted(contact) ? Change.DELETED : ofLiving, contact, version);
    }

    /**
     * An old copy of the data may show a state that was routed before a later one. If the process ends after such an exchange,
     * the position must not say that the later state was routed last: nobody would route that again.
     */
    @Override
    void begins(List<PendingContact> brought) {
        super.begins(brought);
        mustBeStored = false;
        for (PendingContact contact : brought) {
            mustBeStored |= window().begin(contact.key().id());
        }
    }

    /** A sweep by pages begins with the latest contacts. It may read an old copy of one that it routed before its lookback. */
    @Override
    InventoryEntry aheadOf(Finding finding) {
        return isByPages ? finding.aheadOfAnyState() : super.aheadOf(finding);
    }

    @Override
    boolean mustBeStored() {
        return mustBeStored;
    }

    @Override
    void takeBack(PendingContact contact) {
        super.takeBack(contact);
        window().end(contact.key().id());
    }

    @Override
    boolean isBack(Contact contact) {
        return knowsAll() && changes.isCreatedBeforeLookback(contact);
    }

    @Override
    OwnWritesSeen ownWrites() {
        return echoes == null ? OwnWritesSeen.NONE : echoes.ofTheConsumer().seen();
    }

    @Override
    boolean isBesideAWalk() {
        return reconciliation().phase() == Reconciliation.Phase.WALKING;
    }

    @Override
    SortKey keyOf(Contact contact) {
        return WalkOrder.OLDEST_FIRST.keyOf(contact, 0);
    }

    @Override
    void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        window().end(key.id());
        changes.remember(key, version, walk);
        progress = new Progress(walk.choice().paging(), walk.bound(), key, passed() + 1, offset, walk.looksBack());
    }

    /** A sweep over own writes alone continues here after a failure: it may have many pages. */
    @Override
    void passes(SortKey last, Step page) {
        Walk walk = page.walk();
        if (echoes != null && walk.bound() != null && walk.next().isPresent()) {
            progress =
                    new Progress(walk.choice().paging(), walk.bound(), last, passed(), page.offset(), walk.looksBack());
        }
    }

    @Override
    void finished(Walk walk) {
        progress = null;
        if (walk.bound() == null) {
            return;
        }
        Instant settled = changes.finished(walk, walk.looksBack() && !resumed);
        if (echoes != null) {
            echoes.finished(settled);
        }
    }

    @Override
    long passed() {
        return progress == null ? 0 : progress.passed();
    }

    /** A sweep by keyset reads from the oldest on, so none of the contacts that it has done comes again. */
    @Override
    long mostRepeats() {
        if (echoes != null) {
            // All contacts that are left may be own writes.
            return Long.MAX_VALUE;
        }
        return progress != null && progress.paging() == Paging.keyset
                ? window().sizeBehind(progress.last())
                : window().size();
    }

    @Override
    Instant watermark() {
        return changes.watermark();
    }

    @Override
    Position.Place place() {
        ChangesPlace place = new ChangesPlace(
                watermark(),
                from(),
                progress,
                window().content(),
                echoes == null ? FinishedSweeps.NONE : echoes.sweeps());
        return place.equals(ChangesPlace.START) ? null : place;
    }
}

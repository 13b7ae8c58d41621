package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The ledger of the walk that reconciles a consumer of changes. It delivers contacts that no sweep over changes brings, because
 * their dates of change are old. The inventory does not have them, or has them with other fields.
 */
final class HealingLedger extends Ledger {

    private final WalkOfReconciliation walkOfReconciliation;
    /** Every change up to this time was routed. */
    private final Instant settled;

    private ChangesPlace place;

    /** The versions of the contacts that were delivered within the lookback, by id. */
    private final Map<String, String> delivered = new HashMap<>();

    /** The healed contacts that the next sweep over changes must not deliver again. */
    private final List<Window.Entry> readAgain = new ArrayList<>();

    private long healed;
    /** The contacts that came and are not done. */
    private long underWay;
    /** How far the walk has come with contacts that need no healing. */
    private SnapshotPlace arrived;

    HealingLedger(Position position, Tracking tracking, WalkSettings settings, WalkOfReconciliation reconciling) {
        super(position, tracking);
        this.place = (ChangesPlace) position.place();
        this.walkOfReconciliation = reconciling;
        this.settled = place.watermark().minus(settings.lookback());
        reconciliation(reconciling.reconciliation());
        this.arrived = reconciling.reconciliation().place();
        place.window().entries().forEach(entry -> delivered.put(entry.key().id(), entry.version()));
    }

    @Override
    void check(Answer answer) {
        super.check(answer);
        walkOfReconciliation.check(answer, workspaceId());
    }

    @Override
    void arrives(Step step) {
        super.arrives(step);
        walkOfReconciliation.arrives(step, entries());
        keepPlace();
        if (!step.contacts().isEmpty()) {
            SortKey last = keyOf(step.contacts().get(step.contacts().size() - 1));
            arrived = placeOf(
                    last,
                    step.walk(),
                    step.offset(),
                    passedBefore() + step.contacts().size());
        }
    }

    /**
     * The place moves behind the page here only if none of its contacts is to be healed. If a sweep has delivered a later state of
     * one, this state may be an old copy: the next sweep delivers the later state again.
     */
    @Override
    void begins(List<PendingContact> brought) {
        super.begins(brought);
        place = place.opened(brought.stream().map(contact -> contact.key().id()).collect(Collectors.toSet()));
        keepPlace();
    }

    @Override
    InventoryEntry aheadOf(Finding finding) {
        return finding.aheadOfHealing();
    }

    @Override
    boolean isBack(Contact contact) {
        return reconciliation().isAdopted();
    }

    private long passedBefore() {
        return arrived == null ? 0 : arrived.passed();
    }

    private static SnapshotPlace placeOf(SortKey key, Walk walk, long offset, long passed) {
        PagingChoice choice = walk.choice();
        Paging paging = choice == null ? Paging.keyset : choice.paging();
        return new SnapshotPlace(paging, key.id(), passed, offset, walk.doneUpTo());
    }

    /** The walk goes on behind a page when all that this page healed is done. */
    private void keepPlace() {
        Reconciliation latest = walkOfReconciliation.reconciliation();
        reconciliation(latest.at(underWay == 0 ? arrived : reconciliation().place()));
    }

    @Override
    boolean isNew(Contact contact, Supplier<String> version) {
        InventoryEntry entry = entryOf(contact);
        Instant modified = contact.modifiedAt().orElse(null);
        if (modified == null || modified.isAfter(settled)) {
            // A sweep over changes brings it, or has delivered it.
            adoptDelivered(contact, entry, version);
            return false;
        }
        if (entry == null) {
            return isNewWithoutEntry(contact, modified, version);
        }
        return entry.isOpen() || !entry.version().equals(version.get()) && !adopts(contact, version);
    }

    private boolean isNewWithoutEntry(Contact contact, Instant modified, Supplier<String> version) {
        Instant since = reconciliation().since();
        if (isDeleted(contact) || since != null && modified.isBefore(since)) {
            return false;
        }
        return !adopts(contact, version);
    }

    /** Without an entry the next sweep would take it for one that was reported as gone, and deliver it again. */
    private void adoptDelivered(Contact contact, InventoryEntry entry, Supplier<String> version) {
        boolean isDelivered = entry == null
                && !isDeleted(contact)
                && delivered.containsKey(contact.getId())
                && delivered.get(contact.getId()).equals(version.get());
        if (isDelivered) {
            adopts(contact, version);
        }
    }

    /** The position says that the contact was routed, so that an inventory that is new takes it as it is. */
    private boolean adopts(Contact contact, Supplier<String> version) {
        if (reconciliation().isAdopted()) {
            return false;
        }
        tracking().put(entry(contact, version.get(), 0));
        return true;
    }

    @Override
    Finding findingOf(Contact contact, Supplier<String> version) {
        underWay++;
        Change ofLiving = wasRouted(entryOf(contact)) ? Change.UPDATED : Change.CREATED;
        return found(isDeleted(contact) ? Change.DELETED : ofLiving, contact, version);
    }

    @Override
    SortKey keyOf(Contact contact) {
        return new SortKey(contact.modifiedAt().orElse(null), contact.getId());
    }

    @Override
    void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        underWay--;
        healed++;
        if (place.from() != null && !key.modified().isBefore(place.from())) {
            // The next sweep over changes reads it again.
            readAgain.add(new Window.Entry(key, version.get()));
        }
        keepPlace();
    }

    @Override
    void finished(Walk walk) {
        try {
            walkOfReconciliation.ends();
        } finally {
            reconciliation(walkOfReconciliation.reconciliation());
        }
    }

    /** Confirmations and reports may follow. */
    @Override
    boolean tellsLast() {
        return false;
    }

    @Override
    long passed() {
        return healed;
    }

    @Override
    long mostRepeats() {
        return 0;
    }

    @Override
    Instant watermark() {
        return place.watermark();
    }

    @Override
    Position.Place place() {
        return readAgain.isEmpty() ? place : place.with(readAgain);
    }
}

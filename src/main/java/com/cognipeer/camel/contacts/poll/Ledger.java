package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records contact by contact what a sweep has done. Its position covers just that. */
abstract sealed class Ledger permits SnapshotLedger, ChangesLedger, HealingLedger, ReconciliationLedger {

    /** Null without an inventory. */
    private final Tracking tracking;

    private String workspaceId;
    private Instant asOf;
    /** Null without an inventory. */
    private Reconciliation reconciliation;
    /** The entries of the contacts of the latest page. */
    private Map<String, InventoryEntry> entries = Map.of();

    private Set<String> arrived = Set.of();
    /** The contacts of the latest page that also came with an earlier page and are not done. */
    private final Set<String> awaited = new HashSet<>();

    Ledger(Position position, Tracking tracking) {
        this.workspaceId = position.workspaceId();
        this.asOf = position.asOf();
        this.reconciliation = tracking == null ? null : position.reconciliation();
        this.tracking = tracking;
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

    /** Reads the entries of the contacts of a page, before any is delivered. */
    void arrives(Step step) {
        awaited.clear();
        if (tracking != null) {
            entries = tracking.entriesOf(step.contacts());
            arrived = step.contacts().stream().map(Contact::getId).collect(Collectors.toSet());
        }
    }

    /** A contact of an earlier page that is not done. If it came again, it is delivered a second time after the first. */
    final void awaits(PendingContact earlier) {
        if (tracking != null
                && !earlier.isReport()
                && arrived.contains(earlier.key().id())) {
            awaited.add(earlier.key().id());
            InventoryEntry after = earlier.finding().after();
            if (after == null) {
                entries.remove(earlier.key().id());
            } else {
                entries.put(after.id(), after);
            }
        }
    }

    /** Whether an earlier state of a contact of the latest page is not done. */
    final boolean isAwaited(Contact contact) {
        return awaited.contains(contact.getId());
    }

    final Map<String, InventoryEntry> entries() {
        return entries;
    }

    /** The entry of a contact of the latest page; null for none. */
    final InventoryEntry entryOf(Contact contact) {
        return entries.get(contact.getId());
    }

    /** Whether an entry counts for a contact that was routed. */
    static boolean wasRouted(InventoryEntry entry) {
        return entry != null && !entry.isOpen();
    }

    /** Whether the contact was not delivered before in this state. */
    abstract boolean isNew(Contact contact, Supplier<String> version);

    /** The finding about a contact of the latest page that is delivered. */
    abstract Finding findingOf(Contact contact, Supplier<String> version);

    /** The finding for a contact that came, whose change is known. */
    final Finding found(Change change, Contact contact, Supplier<String> version) {
        if (tracking == null) {
            return Finding.of(change);
        }
        InventoryEntry before = entryOf(contact);
        return new Finding(change, before, isDeleted(contact) ? null : routed(contact, version.get(), before), null);
    }

    /** The entry of a contact that was routed. Only a sweep beside a walk marks it, so that the walk cannot find it absent. */
    private InventoryEntry routed(Contact contact, String version, InventoryEntry before) {
        boolean isKept = before != null && !isBesideAWalk();
        InventoryEntry after = entry(contact, version, isKept ? before.round() : reconciliation.round());
        return after.equals(before) ? before : after;
    }

    static InventoryEntry entry(Contact contact, String version, long round) {
        return new InventoryEntry(
                contact.getId(), contact.getIntegrationId(), version, InventoryEntry.State.DONE, round);
    }

    /** Whether a walk of the reconciliation is under way, and this sweep is not that walk. */
    boolean isBesideAWalk() {
        return false;
    }

    static boolean isDeleted(Contact contact) {
        return Boolean.TRUE.equals(contact.get("deleted"));
    }

    /** Writes to the inventory that these contacts are about to be delivered, before the first of them is. */
    void begins(List<PendingContact> brought) {
        if (tracking != null) {
            tracking.overtake(brought.stream()
                    .filter(contact -> contact.finding().isOfUnknown() && isBack(contact.contact()))
                    .map(contact -> contact.finding().after().integrationId())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
            tracking.writeAhead(brought.stream()
                    .map(contact -> aheadOf(contact.finding()))
                    .filter(Objects::nonNull)
                    .toList());
        }
    }

    /** The entry to write before the exchange of a contact begins; null for none. */
    InventoryEntry aheadOf(Finding finding) {
        return finding.ahead();
    }

    /** Whether a contact without an entry was there in earlier sweeps. In a snapshot nobody needs to know. */
    boolean isBack(Contact contact) {
        return false;
    }

    /** Whether the position must be stored before any contact of the latest page is delivered. */
    boolean mustBeStored() {
        return false;
    }

    /** Records that a contact was not delivered, although that was written ahead. */
    void takeBack(PendingContact contact) {
        Finding finding = contact.finding();
        InventoryEntry ahead = aheadOf(finding);
        if (ahead != null && finding.before() == null) {
            tracking.remove(ahead.id());
        } else if (ahead != null) {
            tracking.put(finding.before());
        }
    }

    /** Records in the inventory that a contact is done. */
    void track(Finding finding) {
        if (finding.after() != null && !finding.after().equals(finding.before())) {
            tracking.put(finding.after());
        } else if (finding.after() == null && finding.before() != null) {
            tracking.remove(finding.before().id());
        }
    }

    String versionOf(Contact contact, ContactVersions versions) {
        return versions.of(contact);
    }

    /** The own writes that came back; none unless the consumer skips them. */
    OwnWritesSeen ownWrites() {
        return OwnWritesSeen.NONE;
    }

    /** Whether the last contact of this sweep can be known. */
    boolean tellsLast() {
        return true;
    }

    /** Null without an inventory. */
    final Tracking tracking() {
        return tracking;
    }

    final Reconciliation reconciliation() {
        return reconciliation;
    }

    final void reconciliation(Reconciliation next) {
        reconciliation = next;
    }

    final String workspaceId() {
        return workspaceId;
    }

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

    /**
     * All contacts that have come are done, and the last page had none to deliver.
     *
     * @param last the key of the last contact of that page
     */
    void passes(SortKey last, Step page) {}

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
        Reconciliation latest = tracking == null ? reconciliation : tracking.about(reconciliation);
        return new Position(0, asOf, workspaceId, place(), latest);
    }
}

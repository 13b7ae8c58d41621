package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One confirmation of all absent contacts, a few at a time. The first marks those that it does not find. The second reports
 * them.
 */
final class Confirmation {

    /** How many absent contacts one question asks for. */
    static final int MOST_ABSENT = 90;

    static final int MOST_CONTROLS = 10;

    private static final int MOST_DOUBTS = 3;
    private static final int MOST_REFUSALS = 3;
    private static final Set<InventoryEntry.State> ABSENT = EnumSet.complementOf(EnumSet.of(InventoryEntry.State.DONE));
    /** The second confirmation asks for the contacts in these states. */
    private static final Set<InventoryEntry.State> CONFIRMED_ONCE =
            Set.of(InventoryEntry.State.LACKED, InventoryEntry.State.UNMATCHED);

    private final ReconciliationLedger ledger;
    private final WalkSettings settings;
    private final Detection detection;
    private final Clock clock;
    private final boolean reports;
    private List<String> controls;
    /** Whether the controls match the filter. */
    private boolean controlsMatch;
    /** How many contacts the server puts on a page at the most. */
    private int granted = MOST_ABSENT + MOST_CONTROLS;

    private String after;
    /** Whether an answer did not have a contact that the first confirmation had found. */
    private boolean isContradicted;

    Confirmation(ReconciliationLedger ledger, WalkSettings settings, Detection detection, Clock clock) {
        this.ledger = ledger;
        ledger.beginsAnew();
        this.settings = settings;
        this.detection = detection;
        this.clock = clock;
        Reconciliation reconciliation = ledger.reconciliation();
        this.reports = reconciliation.phase() == Reconciliation.Phase.REPORTING;
        this.after = reports ? null : reconciliation.check().upTo();
        this.controls = reconciliation.walk().controls();
        this.controlsMatch = reconciliation.walk().contacts() > 0;
    }

    /** The questions from the first contact on that is not done. */
    Walk begin() {
        return controls.isEmpty() ? new ControlsQuestion(this) : next();
    }

    /** Any contacts of the workspace, when the walk brought none. */
    Walk beginWith(List<String> anyIds) {
        controls = anyIds;
        controlsMatch = false;
        return next();
    }

    private Walk next() {
        ledger.tracking().flush();
        int some = Math.max(1, Math.min(MOST_ABSENT, granted - Math.min(MOST_CONTROLS, granted - 1)));
        List<InventoryEntry> entries =
                ledger.tracking().inventory().inState(reports ? CONFIRMED_ONCE : ABSENT, after, some);
        return entries.isEmpty()
                ? EndOfConfirmation.whole(clock.now().plus(detection.betweenConfirmations()), isContradicted)
                : ConfirmationQuestion.about(this, entries);
    }

    /** @throws UnusablePositionException when the answer is of another workspace */
    void check(Answer answer) {
        ledger.check(answer);
    }

    WalkSettings settings() {
        return settings;
    }

    /** The controls of a question for these contacts. */
    List<String> controls(Set<String> asked, boolean filtered) {
        if (filtered && !controlsMatch) {
            return List.of();
        }
        return controls.stream()
                .filter(id -> !asked.contains(id))
                .limit(Math.min(MOST_CONTROLS, granted - 1L))
                .toList();
    }

    /** Goes on. A server of one contact a page left no room for a control, which is asked for alone then. */
    Step behindAControl(ConfirmationQuestion question, Supplier<Step> onward) {
        boolean hasNone = question.controls().isEmpty() && (controlsMatch || !question.isFiltered());
        Optional<String> control = hasNone
                ? controls.stream().filter(id -> !question.asked().contains(id)).findFirst()
                : Optional.empty();
        return control.map(id ->
                        Step.to(new ControlAlone(question.query(List.of(id)), id, this::check, onward, this::doubted)))
                .orElseGet(onward);
    }

    /** The server puts fewer contacts on a page than were asked for. */
    Walk withPagesOf(int fewer) {
        granted = fewer;
        return next();
    }

    /** The answer is not to be believed: the question is asked again by a later poll. */
    Walk doubted(String reason) {
        Reconciliation reconciliation = ledger.reconciliation();
        Reconciliation.Check check = reconciliation.check().doubted(reason);
        reconciliation = reconciliation.with(check);
        ledger.reconciliation(
                check.doubts() < MOST_DOUBTS ? reconciliation : reconciliation.in(Reconciliation.Phase.OVER));
        return EndOfConfirmation.cut();
    }

    /**
     * Takes a whole answer.
     *
     * @param  changes                    how the contacts are gone that are; the others stay
     * @throws TooManyDeletionsException when the guard does not allow that many
     */
    Step settle(List<InventoryEntry> asked, Map<String, Change> changes) {
        ledger.reconciliation(
                ledger.reconciliation().with(ledger.reconciliation().check().believed()));
        Tracking tracking = ledger.tracking();
        asked.stream()
                .filter(entry -> !changes.containsKey(entry.id()))
                .forEach(entry -> tracking.put(entry.in(InventoryEntry.State.DONE)));
        after = asked.get(asked.size() - 1).id();
        List<InventoryEntry> gone =
                asked.stream().filter(entry -> changes.containsKey(entry.id())).toList();
        if (reports) {
            // The option may be less than it was at the first confirmation.
            requireFew(ledger.reconciliation());
            return report(consistent(gone, changes), changes);
        }
        return mark(gone, changes);
    }

    private Step mark(List<InventoryEntry> gone, Map<String, Change> changes) {
        gone.forEach(entry -> ledger.tracking()
                .put(entry.in(
                        changes.get(entry.id()) == Change.UNMATCHED
                                ? InventoryEntry.State.UNMATCHED
                                : InventoryEntry.State.LACKED)));
        Reconciliation reconciliation = ledger.reconciliation();
        reconciliation = reconciliation.with(reconciliation.check().asked(after, gone.size()));
        ledger.reconciliation(reconciliation);
        requireFew(reconciliation);
        return Step.to(next());
    }

    private void requireFew(Reconciliation reconciliation) {
        long lacking = reconciliation.check().lacking();
        long allowed = Math.max(MOST_CONTROLS, detection.most().of(reconciliation.tracked()));
        if (lacking <= allowed) {
            return;
        }
        Reconciliation.Check check = reconciliation
                .check()
                .refused(
                        clock.now().plus(WalkOfReconciliation.PAUSE),
                        lacking + " of " + reconciliation.tracked() + " contacts seem gone");
        ledger.reconciliation(reconciliation
                .with(check)
                .in(check.refusals() < MOST_REFUSALS ? Reconciliation.Phase.CONFIRMING : Reconciliation.Phase.OVER));
        long reported = reconciliation.check().reported();
        String before = reported == 0 ? "Nothing was reported" : reported + " were reported before";
        throw new TooManyDeletionsException("The reconciliation is refused: " + lacking + " or more of the "
                + reconciliation.tracked() + " contacts that this consumer has routed seem gone, and maxDeletions="
                + detection.most() + " allows " + allowed + ". " + before + ". See whether token, hookId and filter"
                + " are those of before. If these contacts are gone, set maxDeletions to more and restart");
    }

    /** Leaves out those that the first confirmation has found and this one has not: one more has to tell what holds. */
    private List<InventoryEntry> consistent(List<InventoryEntry> gone, Map<String, Change> changes) {
        Map<Boolean, List<InventoryEntry>> byContradiction = gone.stream()
                .collect(Collectors.partitioningBy(entry ->
                        entry.state() == InventoryEntry.State.UNMATCHED && changes.get(entry.id()) == Change.DELETED));
        byContradiction.get(true).forEach(entry -> ledger.tracking().put(entry.in(InventoryEntry.State.LACKED)));
        isContradicted |= !byContradiction.get(true).isEmpty();
        return byContradiction.get(false);
    }

    private Step report(List<InventoryEntry> gone, Map<String, Change> changes) {
        Instant now = clock.now();
        Set<String> carried = carriedByOthers(gone);
        List<Contact> contacts = new ArrayList<>(gone.size());
        for (InventoryEntry entry : gone) {
            Change change = changes.get(entry.id());
            ledger.reports(Finding.gone(change, entry, now));
            contacts.add(report(entry, change, carried));
        }
        return Step.of(contacts, next());
    }

    private static Contact report(InventoryEntry entry, Change change, Set<String> carried) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(Contact.ID, entry.id());
        if (entry.integrationId() != null && !carried.contains(entry.integrationId())) {
            fields.put(Contact.INTEGRATION_ID, entry.integrationId());
        }
        if (change == Change.DELETED) {
            fields.put("deleted", true);
        }
        return new Contact(fields);
    }

    /**
     * A contact that was made again under a new id has the integration id of the old one, and is not gone. One whose own report
     * is made already leaves the integration id to this one.
     */
    private Set<String> carriedByOthers(List<InventoryEntry> gone) {
        Set<String> ids = gone.stream().map(InventoryEntry::id).collect(Collectors.toSet());
        Set<String> integrationIds = gone.stream()
                .map(InventoryEntry::integrationId)
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        return integrationIds.isEmpty()
                ? Set.of()
                : ledger.tracking().inventory().withIntegrationIds(integrationIds).stream()
                        .filter(entry -> !ids.contains(entry.id()) && !ledger.isReported(entry.id()))
                        .map(InventoryEntry::integrationId)
                        .collect(Collectors.toSet());
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.TextSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives one consumer the parts of its reconciliations when they are due. Used by one thread at a time. */
final class Reconciler {

    private final WalkSettings settings;
    private final Detection detection;
    private final Tracking tracking;
    private final BelievedTotals totals;
    /** Makes the walks of a consumer of changes over all contacts, and knows how the server pages. */
    private final Sweeps walks;
    /** The ids that a walk by page numbers has brought. */
    private TextSet seen = new TextSet();

    private long roundOfSeen;
    private boolean isFirstSweep = true;
    /** Whether this is the first look since the start: the options may have changed. */
    private boolean isFirstLook = true;

    private final BoundedWait wait = new BoundedWait();

    Reconciler(WalkSettings settings, Detection detection, BelievedTotals totals) {
        this.settings = settings;
        this.detection = detection;
        this.tracking = new Tracking(detection.inventory());
        this.totals = totals;
        this.walks = Sweeps.snapshots(settings, totals);
    }

    Tracking tracking() {
        return tracking;
    }

    /** The position of a consumer of changes. If its inventory was lost, the next walk adopts all contacts that it covers. */
    Position known(Position position) {
        boolean isLost = isFirstSweep
                && position.reconciliation() != null
                && position.reconciliation().isAdopted()
                && !position.reconciliation().isEmpty()
                && position.place() instanceof ChangesPlace changes
                && changes.watermark() != null
                && detection.inventory().size() == 0;
        // A sweep that fails before its position is stored is no first sweep.
        isFirstSweep = isLost;
        return isLost ? position.with(position.reconciliation().lost()) : position;
    }

    /** The ledger of a snapshot, which is the walk of a reconciliation unless one is being confirmed. */
    Ledger ofSnapshot(Position position, Instant now) {
        SnapshotPlace place = position.place() instanceof SnapshotPlace underWay ? underWay : null;
        Reconciliation latest =
                position.reconciliation() == null ? Reconciliation.none(null, true, null) : position.reconciliation();
        if (place == null && latest.phase() == Reconciliation.Phase.OVER) {
            latest = latest.next(now, detection.inventory().size());
        }
        if (latest.phase() == Reconciliation.Phase.WALKING && isCut(latest, place)) {
            latest = latest.abandoned();
        }
        boolean isWalk = latest.phase() == Reconciliation.Phase.WALKING;
        return new SnapshotLedger(position.with(latest), tracking, isWalk ? walk(latest, place, new Clock(now)) : null);
    }

    /** A walk by page numbers cannot go on after a restart, because the ids that it brought are lost. */
    private boolean isCut(Reconciliation reconciliation, SnapshotPlace place) {
        return place != null && place.paging() == Paging.pages && roundOfSeen != reconciliation.round();
    }

    private WalkOfReconciliation walk(Reconciliation reconciliation, SnapshotPlace place, Clock clock) {
        Reconciliation begun = reconciliation;
        if (place == null) {
            begun = begun.brought(Reconciliation.Brought.NOTHING);
            seen = new TextSet();
        }
        roundOfSeen = begun.round();
        return new WalkOfReconciliation(
                new Attendance(tracking, begun, seen, covered(place)), detection, settings.lookback(), clock, begun);
    }

    private static String covered(SnapshotPlace place) {
        if (place == null) {
            return null;
        }
        return place.paging() == Paging.pages ? place.doneUpTo() : place.id();
    }

    /**
     * The part of the reconciliation that is due, if one is.
     *
     * @param position behind a sweep over contacts
     */
    Optional<Sweep> part(Position position, Instant now) {
        boolean isAnew = isFirstLook;
        isFirstLook = false;
        Reconciliation latest = position.reconciliation();
        if (latest == null || position.isUnderWay()) {
            return Optional.empty();
        }
        return switch (latest.phase()) {
            case OVER -> {
                boolean begins = isOfChanges(position) && isDue(latest, now);
                yield begins
                        ? Optional.of(heal(
                                position, latest.next(now, detection.inventory().size()), now))
                        : Optional.empty();
            }
            case WALKING -> isOfChanges(position) ? Optional.of(heal(position, latest, now)) : Optional.empty();
            case CONFIRMING, REPORTING -> {
                Instant notBefore = latest.check().notBefore();
                boolean isRefused = isAnew && latest.check().refusals() > 0;
                yield isRefused || wait.isOver(notBefore, longestWait(latest), now)
                        ? Optional.of(confirm(position, now))
                        : Optional.empty();
            }
        };
    }

    /** How long the wait may have been when it began. */
    private Duration longestWait(Reconciliation latest) {
        return switch (latest.phase()) {
            case CONFIRMING -> latest.check().refusals() > 0 ? WalkOfReconciliation.PAUSE : settings.lookback();
            case REPORTING -> detection.betweenConfirmations();
            case WALKING, OVER -> WalkOfReconciliation.PAUSE;
        };
    }

    private boolean isOfChanges(Position position) {
        return detection.interval() != null
                && position.place() instanceof ChangesPlace changes
                && changes.watermark() != null;
    }

    /** A clock that was set back must not put it off. */
    private boolean isDue(Reconciliation latest, Instant now) {
        Instant notBefore = latest.check().notBefore();
        if (notBefore != null) {
            return wait.isOver(notBefore, longestWait(latest), now);
        }
        Instant begun = latest.begun();
        return !latest.isAdopted()
                || begun == null
                || now.isBefore(begun)
                || !now.isBefore(begun.plus(detection.interval()));
    }

    private Sweep heal(Position position, Reconciliation reconciliation, Instant now) {
        SnapshotPlace place = isCut(reconciliation, reconciliation.place()) ? null : reconciliation.place();
        WalkOfReconciliation walk = walk(reconciliation.at(place), place, new Clock(now));
        Ledger ledger = new HealingLedger(position, tracking, settings, walk);
        Sweep sweep = new Sweep(walks.walkOverAll(settings, place), ledger, totals);
        walks.learnsFrom(sweep);
        return sweep;
    }

    private Sweep confirm(Position position, Instant now) {
        Clock clock = new Clock(now);
        ReconciliationLedger ledger = new ReconciliationLedger(position, tracking, clock);
        return Sweep.ofReports(ledger, totals, () -> new Confirmation(ledger, settings, detection, clock).begin());
    }
}

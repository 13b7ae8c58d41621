package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * The sweeps of one consumer, one after the other. A later sweep uses what an earlier one found out about the server. Used
 * by one thread at a time.
 */
public final class Sweeps {

    private final WalkSettings settings;
    private final boolean changes;
    private final BelievedTotals totals;
    /** Null unless the consumer finds out what is gone. */
    private final Reconciler reconciler;
    /** Null unless the consumer skips own writes. */
    private final Echoes echoes;

    private Sweep latest;
    private PagingChoice choice;
    private int granted;
    private boolean doubted;

    private Sweeps(
            WalkSettings settings, boolean changes, BelievedTotals totals, Detection detection, OwnWrites ownWrites) {
        this.totals = totals;
        this.echoes = ownWrites == null
                ? null
                : new Echoes(ownWrites, settings.filter().equals(ContactFilter.ALL));
        this.reconciler = detection == null ? null : new Reconciler(settings, detection, totals);
        this.settings = settings;
        this.changes = changes;
        this.granted = settings.limit();
    }

    /** Each sweep over everything that matches. */
    public static Sweeps snapshots(WalkSettings settings) {
        return snapshots(settings, new BelievedTotals());
    }

    /** The same, with what others have learned about the server's totals. */
    public static Sweeps snapshots(WalkSettings settings, BelievedTotals totals) {
        return new Sweeps(settings, false, totals, null, null);
    }

    /** Each sweep over what was created or modified since the one before. */
    public static Sweeps changes(WalkSettings settings) {
        return changes(settings, null);
    }

    /** The same, and finds out what is gone. @param detection null to find out nothing */
    public static Sweeps changes(WalkSettings settings, Detection detection) {
        return changes(settings, detection, null);
    }

    /**
     * The same, and skips what producers of this component wrote.
     *
     * @param detection null to find out nothing of what is gone
     * @param ownWrites those that are remembered; null to skip none
     */
    public static Sweeps changes(WalkSettings settings, Detection detection, OwnWrites ownWrites) {
        return new Sweeps(settings, true, new BelievedTotals(), detection, ownWrites);
    }

    /** Each sweep over everything that matches, and finds out what is gone. @param detection null to find out nothing */
    public static Sweeps snapshots(WalkSettings settings, Detection detection) {
        return new Sweeps(settings, false, new BelievedTotals(), detection, null);
    }

    /**
     * A sweep that continues from a position.
     *
     * @param limit how many contacts to ask for at a time, at the most
     * @param now   the time of this machine
     */
    public Sweep begin(Position position, int limit, Instant now) {
        learn();
        requireOfThisMode(position);
        // The rest of a sweep over changes begins with a contact that is done.
        int asked = changes && position.isUnderWay() ? limit + 1 : limit;
        WalkSettings with = asked < settings.limit() ? settings.withLimit(asked) : settings;
        latest = changes ? overChanges(with, position, now) : overAll(with, position, now);
        return latest;
    }

    /** As {@link #begin(Position, int, Instant)}, for a consumer that does not find out what is gone. */
    public Sweep begin(Position position, int limit) {
        return begin(position, limit, Instant.EPOCH);
    }

    /** The same with the limit of the settings. */
    public Sweep begin(Position position) {
        return begin(position, settings.limit());
    }

    /**
     * The part of finding out what is gone that is due now, if one is. Each poll calls this once, when its sweep is finished.
     *
     * @param now the time of this machine
     */
    public Optional<Sweep> reconcile(Position position, Instant now) {
        return reconciler == null ? Optional.empty() : reconciler.part(position, now);
    }

    /** Writes to the inventory what is done. The position that covers it is stored after that. */
    public void flush() {
        if (reconciler != null) {
            reconciler.tracking().flush();
        }
    }

    /** A place of the other mode covers other contacts as done. */
    private void requireOfThisMode(Position position) {
        boolean isOfOther = changes
                ? position.place() instanceof SnapshotPlace
                : position.place() instanceof ChangesPlace place && place.coversContacts();
        if (isOfOther) {
            throw new UnusablePositionException(
                    "is of mode=" + (changes ? "snapshot" : "changes") + ", which is not the option mode");
        }
    }

    private void learn() {
        if (latest == null) {
            return;
        }
        boolean found = latest.choice() != null
                && latest.choice() != PagingChoice.SINGLE_PAGE
                && latest.choice() != PagingChoice.BEGUN_BY_PAGES;
        if (found) {
            choice = latest.choice();
        }
        if (latest.figures().granted() > 0) {
            granted = Math.min(settings.limit(), latest.figures().granted());
        }
        if (latest.isFinished()) {
            doubted = false;
        } else if (latest.isRefusing() && !doubted) {
            // The result may have been a coincidence. The probe runs again only once: at every poll it would use up the
            // quota.
            choice = null;
            doubted = true;
        }
    }

    private Sweep overAll(WalkSettings with, Position position, Instant now) {
        SnapshotPlace place = position.place() instanceof SnapshotPlace underWay ? underWay : null;
        Ledger ledger = reconciler == null ? new SnapshotLedger(position) : reconciler.ofSnapshot(position, now);
        return new Sweep(walk(with, place), ledger, totals);
    }

    /** A walk over everything, beside sweeps over changes. */
    Walk walkOverAll(WalkSettings with, SnapshotPlace place) {
        learn();
        return walk(with, place);
    }

    /** The next walk uses what this sweep finds out about the server. */
    void learnsFrom(Sweep sweep) {
        latest = sweep;
    }

    private Walk walk(WalkSettings with, SnapshotPlace place) {
        boolean goesByPages = choice != null && choice.paging() == Paging.pages;
        if (place != null && place.paging() == Paging.pages) {
            return OverlappingWalk.lastIdFirst(with, place, goesByPages ? choice : PagingChoice.BEGUN_BY_PAGES);
        }
        return goesByPages
                ? OverlappingWalk.lastIdFirst(with, place == null ? null : place.id(), choice)
                : KeysetWalk.from(with, place, choice);
    }

    private Sweep overChanges(WalkSettings with, Position position, Instant now) {
        ChangesPlace place = position.place() instanceof ChangesPlace changes ? changes : ChangesPlace.START;
        Tracking tracking = reconciler == null ? null : reconciler.tracking();
        Position known = reconciler == null ? position : reconciler.known(position);
        ChangesLedger ledger = new ChangesLedger(with, Math.min(granted, with.limit()), known, tracking, echoes, now);
        if (!place.coversContacts() && with.startFrom().now()) {
            ChangesScope first = ChangesScope.of(with, null, null);
            return new Sweep(new NewestWalk(first, newest -> fromNow(ledger, newest)), ledger, totals);
        }
        if (!place.coversContacts() && place.from() == null) {
            ledger.startsFrom(with.startFrom().instant());
        }
        return new Sweep(beginning(with, ledger, place.progress()), ledger, totals);
    }

    /** With neither a contact nor a date the store is empty, and every contact that comes is from now on. */
    private static Walk fromNow(ChangesLedger ledger, Instant now) {
        ledger.startsAt(now == null ? Instant.EPOCH : now);
        return new EndOfWalk(null);
    }

    private Walk beginning(WalkSettings with, ChangesLedger ledger, ChangesPlace.Progress progress) {
        boolean begunByPages = progress != null && progress.paging() == Paging.pages;
        boolean begunByKeyset = progress != null && progress.paging() == Paging.keyset;
        PagingChoice known = choice == null && begunByPages && !doubted ? PagingChoice.BEGUN_BY_PAGES : choice;
        return known == null
                ? ChangesProbe.start(with, begunByKeyset, found -> opening(with, ledger, found))
                : opening(with, ledger, known);
    }

    private Walk opening(WalkSettings with, ChangesLedger ledger, PagingChoice found) {
        if (found == null) {
            return new EndOfWalk(null);
        }
        ChangesPlace.Progress progress = ledger.progressBy(found.paging());
        if (found.paging() == Paging.pages) {
            OverlappingWalk.Range range = new OverlappingWalk.Range(
                    ledger.from(), progress == null ? null : progress.bound(), ledger.watermark(), null);
            return OverlappingWalk.newestFirst(with, range, progress, found);
        }
        ChangesScope scope = new ChangesScope(
                with, ledger.watermark(), found, !ledger.window().isEmpty(), same -> findOutAgain(with, ledger, same));
        if (progress != null) {
            return ChangesWalk.rest(scope, progress);
        }
        boolean fitsOnAPage = ledger.window().size() < Math.min(granted, with.limit());
        return ledger.watermark() == null || fitsOnAPage || ledger.window().hasOpen()
                ? ChangesWalk.from(scope, ledger.from(), null)
                : new LookbackCheck(scope, settings.limit(), ledger.from(), ledger.window());
    }

    /** The walk continues if the server honours ranges, or if there are no contacts at all; else it begins anew by pages. */
    private Walk findOutAgain(WalkSettings with, ChangesLedger ledger, Walk same) {
        return ChangesProbe.start(
                with,
                true,
                found -> found == null || found.paging() == Paging.keyset ? same : opening(with, ledger, found));
    }
}

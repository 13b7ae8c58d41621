package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/**
 * The sweeps of one consumer, one after the other. What one finds out about the server, the next ones know. Used by one
 * thread at a time.
 */
public final class Sweeps {

    private final WalkSettings settings;
    private final boolean changes;
    private final BelievedTotals totals;
    private Sweep latest;
    private PagingChoice choice;
    private int granted;
    private boolean doubted;

    private Sweeps(WalkSettings settings, boolean changes, BelievedTotals totals) {
        this.totals = totals;
        this.settings = settings;
        this.changes = changes;
        this.granted = settings.limit();
    }

    /** Each sweep over everything that matches. */
    public static Sweeps snapshots(WalkSettings settings) {
        return snapshots(settings, new BelievedTotals());
    }

    /** The same, where others have seen totals of the server. */
    public static Sweeps snapshots(WalkSettings settings, BelievedTotals totals) {
        return new Sweeps(settings, false, totals);
    }

    /** Each sweep over what was created or modified since the one before. */
    public static Sweeps changes(WalkSettings settings) {
        return new Sweeps(settings, true, new BelievedTotals());
    }

    /**
     * A sweep that goes on where the position is.
     *
     * @param limit how many contacts to ask for at a time, at the most
     */
    public Sweep begin(Position position, int limit) {
        learn();
        requireOfThisMode(position);
        // The rest of a sweep over changes begins with a contact that is done.
        int asked = changes && position.isUnderWay() ? limit + 1 : limit;
        WalkSettings with = asked < settings.limit() ? settings.withLimit(asked) : settings;
        latest = changes ? overChanges(with, position) : overAll(with, position);
        return latest;
    }

    /** As {@link #begin(Position, int)}, with the limit of the settings. */
    public Sweep begin(Position position) {
        return begin(position, settings.limit());
    }

    /** In the other mode a contact that is done stands for others that are. */
    private void requireOfThisMode(Position position) {
        Progress progress = position.progress();
        boolean ofChanges = position.watermark() != null || progress != null && progress.modified() != null;
        boolean ofSnapshot = progress != null && progress.modified() == null;
        if (changes ? ofSnapshot : ofChanges) {
            throw new UnusablePositionException(
                    "is one of mode=" + (changes ? "snapshot" : "changes") + ", which the option mode is not");
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
        if (latest.granted() > 0) {
            granted = Math.min(settings.limit(), latest.granted());
        }
        if (latest.isFinished()) {
            doubted = false;
        } else if (latest.isRefusing() && !doubted) {
            // What was found out may have been a coincidence. Once: asking at every poll would cost the quota.
            choice = null;
            doubted = true;
        }
    }

    private Sweep overAll(WalkSettings with, Position position) {
        Progress progress = position.progress();
        boolean begunByPages = progress != null && progress.paging() == Paging.pages;
        Walk walk;
        if (begunByPages) {
            boolean known = choice != null && choice.paging() == Paging.pages;
            PagingChoice same = known ? choice : PagingChoice.BEGUN_BY_PAGES;
            walk = OverlappingWalk.lastIdFirst(with, progress.doneUpTo(), progress, same);
        } else if (choice != null && choice.paging() == Paging.pages) {
            walk = OverlappingWalk.lastIdFirst(with, progress == null ? null : progress.id(), null, choice);
        } else {
            walk = KeysetWalk.from(with, progress, choice);
        }
        return new Sweep(walk, new SnapshotLedger(position), totals);
    }

    private Sweep overChanges(WalkSettings with, Position position) {
        ChangesLedger ledger = new ChangesLedger(with, Math.min(granted, with.limit()), position);
        boolean untouched = position.watermark() == null && position.progress() == null;
        if (untouched && with.startFrom().now()) {
            return new Sweep(new NewestWalk(with, null, null, now -> fromNow(ledger, now)), ledger, totals);
        }
        if (untouched && position.from() == null) {
            ledger.startsFrom(with.startFrom().instant());
        }
        boolean begunByPages =
                position.progress() != null && position.progress().paging() == Paging.pages;
        PagingChoice known = choice == null && begunByPages && !doubted ? PagingChoice.BEGUN_BY_PAGES : choice;
        Walk walk = known == null
                ? ChangesProbe.start(with, position.progress(), found -> opening(with, ledger, found))
                : opening(with, ledger, known);
        return new Sweep(walk, ledger, totals);
    }

    /** With neither a contact nor a date there is nothing yet, and all that comes is from now on. */
    private static Walk fromNow(ChangesLedger ledger, Instant now) {
        ledger.startsAt(now == null ? Instant.EPOCH : now);
        return new EndOfWalk(null);
    }

    private Walk opening(WalkSettings with, ChangesLedger ledger, PagingChoice found) {
        if (found == null) {
            return new EndOfWalk(null);
        }
        Progress progress = ledger.progressBy(found.paging());
        if (found.paging() == Paging.pages) {
            OverlappingWalk.Range range = new OverlappingWalk.Range(
                    ledger.from(), progress == null ? null : progress.bound(), ledger.watermark(), null);
            return OverlappingWalk.newestFirst(with, range, progress, found);
        }
        Walk walk;
        if (progress != null) {
            walk = ChangesWalk.rest(with, progress, ledger.watermark(), found);
        } else if (ledger.watermark() == null || ledger.window().size() < Math.min(granted, with.limit())) {
            walk = ChangesWalk.from(with, ledger.from(), null, ledger.watermark(), found);
        } else {
            walk = new LookbackCheck(with, settings.limit(), ledger.from(), ledger.watermark(), ledger.window(), found);
        }
        boolean known = !ledger.window().isEmpty();
        return new Doubting(walk, known, same -> findOutAgain(with, ledger, same));
    }

    /** By keyset, or where there is nothing at all, the walk goes on; else it begins anew by pages. */
    private Walk findOutAgain(WalkSettings with, ChangesLedger ledger, Walk same) {
        return ChangesProbe.again(
                with, found -> found == null || found.paging() == Paging.keyset ? same : opening(with, ledger, found));
    }
}

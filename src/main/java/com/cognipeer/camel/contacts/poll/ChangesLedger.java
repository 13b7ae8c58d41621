package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The ledger of a sweep over changes. */
final class ChangesLedger implements Ledger {

    /** Clocks of servers behind one address may differ even where nothing is committed late. */
    private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(1);

    private static final int MOST_KEPT = 10;

    private final WalkSettings settings;
    private final int granted;
    private final boolean resumed;
    private final Identity identity;
    private final Window window;
    private Instant watermark;
    private Instant from;
    private Progress progress;

    /** @param granted how many contacts the server puts on a page at the most */
    ChangesLedger(WalkSettings settings, int granted, Position position) {
        this.settings = settings;
        this.granted = granted;
        this.identity = new Identity(position);
        this.window = new Window(position.window(), position.forgotten(), position.forgottenUpTo());
        this.watermark = position.watermark();
        this.from = position.from();
        this.progress = position.progress();
        this.resumed = progress != null;
    }

    Window window() {
        return window;
    }

    /** How far the sweep has come; what one that pages in another way has done is read again. */
    Progress progressBy(Paging paging) {
        if (progress != null && progress.paging() != paging) {
            progress = null;
        }
        return progress;
    }

    Instant from() {
        return from;
    }

    /** Nothing before counts. */
    void startsFrom(Instant start) {
        from = start;
    }

    @Override
    public void check(Answer answer) {
        Instant latest = progress == null ? watermark : Bounds.later(watermark, progress.bound());
        Duration tolerance = settings.lookback().compareTo(LEAST_TOLERANCE) > 0 ? settings.lookback() : LEAST_TOLERANCE;
        if (latest != null
                && answer.date() != null
                && latest.isAfter(answer.date().plus(tolerance))) {
            throw new UnusablePositionException(
                    "lies in the future: it is of " + latest + ", and at the server it is " + answer.date());
        }
        identity.check(answer);
    }

    @Override
    public boolean isNew(Contact contact, Supplier<String> version) {
        Remembered known = window.get(contact.getId());
        if (known == null) {
            return true;
        }
        boolean same = known.version().equals(version.get());
        if (same) {
            window.meet(contact.getId());
        }
        return !same;
    }

    @Override
    public void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        Instant oldest = oldestToKnow(walk);
        if (oldest == null || !key.modified().isBefore(oldest)) {
            window.remember(new Remembered(key, version.get()));
        } else if (walk.choice().paging() == Paging.keyset) {
            window.keepLatest(new Remembered(key, version.get()), oldest, MOST_KEPT);
        }
        progress = new Progress(
                walk.choice().paging(),
                walk.bound(),
                key.modified(),
                key.id(),
                passed() + 1,
                offset,
                null,
                walk.looksBack());
    }

    @Override
    public void finished(Walk walk) {
        progress = null;
        if (walk.bound() == null) {
            return;
        }
        watermark = walk.bound();
        Instant lookback = lookbackOf(watermark);
        boolean over = from != null && !lookback.isBefore(from.plus(settings.lookback()));
        if (walk.looksBack() && !resumed) {
            window.retainMet();
        }
        if (walk.looksBack() || over) {
            from = startAfter(from == null ? lookback : Bounds.later(from, lookback), walk.choice());
            window.startAt(from);
        }
    }

    /** At the latest where the last contact delivered is found again, so that an empty answer is one to doubt. */
    private Instant startAfter(Instant lookback, PagingChoice choice) {
        Instant latest = choice != null && choice.paging() == Paging.keyset ? window.latest(few()) : null;
        return latest != null && latest.isBefore(lookback) ? latest : lookback;
    }

    /** So few that a page has room for them beside what is new. */
    private int few() {
        return Math.min(MOST_KEPT, granted / 2);
    }

    /** {@code startFrom=now}: nothing before counts, not even in a lookback. */
    void startsAt(Instant now) {
        watermark = now;
        from = now;
    }

    @Override
    public long passed() {
        return progress == null ? 0 : progress.passed();
    }

    @Override
    public long known() {
        // From the oldest on, what this sweep has done does not come again.
        return progress != null && progress.paging() == Paging.keyset
                ? window.sizeBehind(new SortKey(progress.modified(), progress.id()))
                : window.size();
    }

    @Override
    public Instant watermark() {
        return watermark;
    }

    @Override
    public Position position() {
        return new Position(
                0,
                identity.asOf(),
                identity.workspaceId(),
                watermark,
                from,
                progress,
                window.entries(),
                window.forgotten(),
                window.forgottenUpTo());
    }

    /** A later sweep reads again from there on. */
    private Instant oldestToKnow(Walk walk) {
        if (!walk.looksBack()) {
            return from;
        }
        Instant bound = walk.bound();
        return bound == null ? from : from == null ? lookbackOf(bound) : Bounds.later(from, lookbackOf(bound));
    }

    private Instant lookbackOf(Instant time) {
        return time.minus(settings.lookback());
    }

    @Override
    public SortKey keyOf(Contact contact) {
        return WalkOrder.OLDEST_FIRST.keyOf(contact, 0);
    }
}

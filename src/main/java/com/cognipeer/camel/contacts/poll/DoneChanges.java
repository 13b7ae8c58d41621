package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The changes that are done: all up to a time, and those in the lookback before it one by one. */
final class DoneChanges {

    private static final int MOST_KEPT = 10;

    private final Duration lookback;
    private final int granted;
    private final Window window;
    private Instant watermark;
    private Instant from;

    /** @param granted how many contacts the server puts on a page at the most */
    DoneChanges(ChangesPlace place, Duration lookback, int granted) {
        this.lookback = lookback;
        this.granted = granted;
        this.window = new Window(place.window());
        this.watermark = place.watermark();
        this.from = place.from();
    }

    /** Those in the lookback. */
    Window window() {
        return window;
    }

    /** All changes up to this time are done; null when unknown. */
    Instant watermark() {
        return watermark;
    }

    /** A sweep takes changes from this time on; null for all. */
    Instant from() {
        return from;
    }

    /** The first sweep takes no change before this time. */
    void startsFrom(Instant start) {
        from = start;
    }

    /** No sweep takes a change before this time, not even within a lookback. */
    void startsAt(Instant now) {
        watermark = now;
        from = now;
    }

    /** Whether the contact was created since the last sweep, by its date. Without a sweep and a start, all were. */
    boolean isCreatedSince(Contact contact) {
        Instant last = watermark == null ? from : watermark;
        Instant created = contact.createdAt().orElse(null);
        if (last == null || created == null) {
            return last == null;
        }
        boolean isLate = created.isAfter(lookbackOf(last)) && window.get(contact.getId()) == null;
        return created.isAfter(last) || watermark != null && isLate;
    }

    /** Whether the contact was created so long ago, by its date, that a sweep before this one must have seen it. */
    boolean isCreatedBeforeLookback(Contact contact) {
        Instant created = contact.createdAt().orElse(null);
        return watermark != null && created != null && created.isBefore(lookbackOf(watermark));
    }

    void remember(SortKey key, Supplier<String> version, Walk walk) {
        Instant oldest = oldestToRemember(walk);
        if (oldest == null || !key.modified().isBefore(oldest)) {
            window.remember(new Window.Entry(key, version.get()));
        } else if (walk.choice().paging() == Paging.keyset) {
            window.keepLatest(new Window.Entry(key, version.get()), MOST_KEPT);
        }
    }

    /** Later sweeps start here at the earliest. */
    private Instant oldestToRemember(Walk walk) {
        return walk.looksBack() && walk.bound() != null ? SortKey.later(from, lookbackOf(walk.bound())) : from;
    }

    /**
     * A sweep has ended: all changes up to its bound are done.
     *
     * @param  whole whether it has read the lookback from its beginning
     * @return       no later sweep needs to know of changes before this time; null when all do
     */
    Instant finished(Walk walk, boolean whole) {
        watermark = walk.bound();
        Instant start = lookbackOf(watermark);
        boolean isLookbackOver = from != null && !start.isBefore(from.plus(lookback));
        if (whole) {
            window.retainMet();
        }
        Instant settled = from;
        if (walk.looksBack() || isLookbackOver) {
            settled = SortKey.later(from, start);
            from = startAfter(settled, walk.choice());
            window.startAt(from);
        }
        return settled;
    }

    /** Not after the contact delivered last: the next sweep finds it again, so an empty answer shows that ranges fail. */
    private Instant startAfter(Instant start, PagingChoice choice) {
        Instant latest = choice != null && choice.paging() == Paging.keyset ? window.latest(few()) : null;
        return latest != null && latest.isBefore(start) ? latest : start;
    }

    /** A page has room for this many known contacts beside the new ones. */
    private int few() {
        return Math.min(MOST_KEPT, granted / 2);
    }

    private Instant lookbackOf(Instant time) {
        return time.minus(lookback);
    }
}

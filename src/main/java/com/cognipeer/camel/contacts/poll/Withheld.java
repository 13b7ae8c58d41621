package com.cognipeer.camel.contacts.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The contacts that a sweep has seen and leaves to later sweeps, because they are dated ahead of the clock.
 *
 * @param count      how many the sweep has seen; contacts of the last second do not count
 * @param newest     when the latest of them is dated; null when there are none
 * @param ahead      how far that is ahead of the clock; zero when there are none
 * @param byOwnClock whether the clock is this machine's, because the server's answers have no date
 */
public record Withheld(long count, Instant newest, Duration ahead, boolean byOwnClock) {

    private static final Withheld NONE = new Withheld(0, null, Duration.ZERO, false);

    /** The date of an answer has whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    /**
     * The contacts that an answer shows to be dated ahead.
     *
     * @param keys   the keys of its contacts, in any order
     * @param behind how many contacts come after them, if all of those are dated later; else 0
     * @return       null when neither clock is known
     */
    static Withheld of(Answer answer, List<SortKey> keys, long behind) {
        Instant clock = answer.date() == null ? answer.received() : answer.date();
        if (clock == null) {
            return null;
        }
        Instant latest = clock.plus(TOLERANCE);
        List<Instant> later = keys.stream()
                .map(SortKey::modified)
                .filter(modified -> modified.isAfter(latest))
                .sorted()
                .toList();
        if (later.isEmpty()) {
            return NONE;
        }
        Instant newest = later.get(later.size() - 1);
        return new Withheld(
                later.size() + Math.max(0, behind), newest, Duration.between(clock, newest), answer.date() == null);
    }

    public boolean isNone() {
        return count == 0;
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The contacts that a sweep has seen and leaves to later ones, as they are dated ahead of the clock by which it goes.
 *
 * @param count      how many there are, as far as they are seen; of those that the last second brought none is counted
 * @param newest     when the latest of them is dated; null when there are none
 * @param ahead      how far that is ahead of the clock; zero when there are none
 * @param byOwnClock whether that is this machine's clock, as the server does not tell the time
 */
public record Withheld(long count, Instant newest, Duration ahead, boolean byOwnClock) {

    private static final Withheld NONE = new Withheld(0, null, Duration.ZERO, false);

    /** A date is told in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    /**
     * What an answer shows of them.
     *
     * @param keys   those of its contacts, in any order
     * @param behind how many contacts lie behind them, where these are all dated later; else 0
     * @return       null where nobody knows what time it is
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

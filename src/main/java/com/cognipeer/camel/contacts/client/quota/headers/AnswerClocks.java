package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The clocks that a time in a header may refer to, in whole seconds: the server's own, and this machine's.
 *
 * @param first  the server's, unless it is more than a day from this machine's
 * @param second the other one; the same if there is no other
 */
record AnswerClocks(Instant first, Instant second) {

    private static final Duration DAY = Duration.ofDays(1);
    /** A window of a day ends so much later than a day by the roundings of both its times. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    static AnswerClocks of(List<String> dates, Instant now) {
        Instant own = now.truncatedTo(ChronoUnit.SECONDS);
        Instant date = dates.isEmpty() ? null : HeaderDate.parse(dates.get(0));
        if (date == null) {
            return new AnswerClocks(own, own);
        }
        boolean near = Duration.between(date, own).abs().compareTo(DAY) <= 0;
        return near ? new AnswerClocks(date, own) : new AnswerClocks(own, date);
    }

    /** How long until then, by the first clock that makes it believable; null if neither does. */
    Duration until(Instant then) {
        Duration wait = believable(Duration.between(first, then));
        return wait == null ? believable(Duration.between(second, then)) : wait;
    }

    /** A wait of up to a day; none for what is over since up to a day; else null. */
    static Duration believable(Duration wait) {
        if (wait.abs().compareTo(DAY.plus(ROUNDING)) > 0) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(DAY) > 0 ? DAY : wait;
    }
}

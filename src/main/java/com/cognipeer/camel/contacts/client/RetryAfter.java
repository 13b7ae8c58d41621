package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.time.Instant;

/** How long a server asks to wait, by its {@code Retry-After} header or by the end of its quota window. */
final class RetryAfter {

    private static final String RETRY_AFTER = "Retry-After";

    private RetryAfter() {}

    /**
     * What the header asks for.
     *
     * @param  answer the answer with its headers
     * @param  now    this machine's time, used when the answer has no {@code Date} of its own
     * @return        the wait, never negative, or null when the server does not ask for one
     */
    static Duration asked(HttpAnswer answer, Instant now) {
        Long seconds = HeaderNumber.of(answer, RETRY_AFTER);
        if (seconds != null) {
            return Duration.ofSeconds(seconds);
        }
        Instant date = answer.instant(RETRY_AFTER);
        return date == null ? null : notNegative(Duration.between(answeredAt(answer, now), date));
    }

    /** How long until the quota window ends, never too short by the roundings of both its times; or null. */
    static Duration untilReset(HttpAnswer answer, Instant now) {
        Long reset = answer.rateLimit().reset();
        return reset == null
                ? null
                : notNegative(Duration.ofSeconds(reset - answeredAt(answer, now).getEpochSecond()));
    }

    private static Instant answeredAt(HttpAnswer answer, Instant now) {
        Instant answered = answer.date();
        return answered == null ? now : answered;
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}

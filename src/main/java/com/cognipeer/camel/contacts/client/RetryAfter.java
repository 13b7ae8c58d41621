package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.time.Instant;

/** How long a server asks to wait, by its {@code Retry-After} header or by the end of its quota window. */
final class RetryAfter {

    private static final String RETRY_AFTER = "Retry-After";

    private RetryAfter() {}

    /**
     * @param  answer the answer with its headers
     * @param  now    this machine's time, used when the answer has no {@code Date} of its own
     * @return        the wait, never negative, or null when the server does not ask for one
     */
    static Duration of(HttpAnswer answer, Instant now) {
        Instant answered = answer.date();
        Instant from = answered == null ? now : answered;
        Duration asked = parse(answer, from);
        if (asked != null || answer.status() != 429) {
            return asked;
        }
        Long reset = HeaderNumber.of(answer, HeaderNumber.RATE_LIMIT_RESET);
        return reset == null ? null : notNegative(Duration.ofSeconds(reset - from.getEpochSecond()));
    }

    private static Duration parse(HttpAnswer answer, Instant from) {
        Long seconds = HeaderNumber.of(answer, RETRY_AFTER);
        if (seconds != null) {
            return notNegative(Duration.ofSeconds(seconds));
        }
        Instant date = answer.instant(RETRY_AFTER);
        return date == null ? null : notNegative(Duration.between(from, date));
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}

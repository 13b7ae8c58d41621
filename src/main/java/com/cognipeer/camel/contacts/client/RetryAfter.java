package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/** How long a server asks to wait, by its {@code Retry-After} header or by the end of its quota window. */
final class RetryAfter {

    private RetryAfter() {}

    /**
     * @param  answer the answer with its headers
     * @param  now    this machine's time, used when the answer has no {@code Date} of its own
     * @return        the wait, never negative, or null when the server does not ask for one
     */
    static Duration of(HttpAnswer answer, Instant now) {
        Instant answered = instant(answer.header("Date"));
        Instant from = answered == null ? now : answered;
        Duration asked = parse(answer.header("Retry-After"), from);
        if (asked != null || answer.status() != 429) {
            return asked;
        }
        Long reset = HeaderNumber.of(answer, HeaderNumber.RATE_LIMIT_RESET);
        return reset == null ? null : notNegative(Duration.ofSeconds(reset - from.getEpochSecond()));
    }

    private static Duration parse(String value, Instant from) {
        Long seconds = HeaderNumber.parse(value);
        if (seconds != null) {
            return notNegative(Duration.ofSeconds(seconds));
        }
        Instant date = instant(value);
        return date == null ? null : notNegative(Duration.between(from, date));
    }

    private static Instant instant(String value) {
        return value == null ? null : DateUtils.parseStandardDate(value);
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}

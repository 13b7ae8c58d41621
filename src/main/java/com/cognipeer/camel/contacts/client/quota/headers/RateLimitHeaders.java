package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The headers of one answer about the rate limit and the time to come back; each part is null without its header. Only here
 * do headers become waits. No wait is longer than a day.
 *
 * @param limit      how many requests the window allows
 * @param remaining  how many requests are left in the window; not negative
 * @param reset      when the window ends, in seconds since the epoch, even if that is no believable wait
 * @param untilReset how long after the answer the window ends; not negative
 * @param comeBack   how long after the answer the server wants to see no request; not negative
 * @param byReset    whether {@code comeBack} is the end of the window, and no {@code Retry-After}
 * @param rounded    whether it comes from whole seconds of a clock, so that it may be up to two too long
 */
public record RateLimitHeaders(
        Long limit,
        Long remaining,
        Long reset,
        Duration untilReset,
        Duration comeBack,
        boolean byReset,
        boolean rounded) {

    private static final String RETRY_AFTER = "Retry-After";

    /**
     * Reads the headers {@code Retry-After}, {@code RateLimit}, {@code RateLimit-Policy}, {@code RateLimit-Limit},
     * {@code RateLimit-Remaining}, {@code RateLimit-Reset}, the same three with {@code X-} before them, and {@code Date}.
     *
     * @param headers gives the values of all headers of a name; empty if there are none
     * @param refused whether the server refused the request because the quota is used up
     * @param now     the time of this machine's clock when the answer came
     */
    public static RateLimitHeaders read(Function<String, List<String>> headers, boolean refused, Instant now) {
        AnswerClocks clocks = AnswerClocks.of(headers.apply("Date"), now);
        RateLimitWindow window = WindowReader.of(headers, clocks);
        HeaderTime reset = window.reset();
        Duration untilReset = reset == null ? null : reset.in();
        Duration asked = asked(headers.apply(RETRY_AFTER), clocks);
        // A window with requests left is not the one that refused.
        boolean resetCounts = refused && untilReset != null && (window.remaining() == null || window.remaining() == 0);
        boolean byReset = resetCounts && (asked == null || Waits.isAFactorAbove(asked, untilReset));
        return new RateLimitHeaders(
                window.limit(),
                window.remaining(),
                reset == null ? null : reset.second(),
                untilReset,
                byReset ? untilReset : asked,
                byReset,
                byReset && reset.byClock());
    }

    private static Duration asked(List<String> values, AnswerClocks clocks) {
        Duration asked = null;
        for (String value : values) {
            asked = Waits.better(asked, asked(value, clocks));
        }
        return asked;
    }

    /** A date contains a comma, so the value is read as a list last. */
    private static Duration asked(String value, AnswerClocks clocks) {
        HeaderTime whole = HeaderTime.ofRetryAfter(value, clocks);
        if (whole != null || value.indexOf(',') < 0) {
            return whole == null ? null : whole.in();
        }
        Duration asked = null;
        for (String part : value.split(",")) {
            HeaderTime time = HeaderTime.ofRetryAfter(part, clocks);
            asked = Waits.better(asked, time == null ? null : time.in());
        }
        return asked;
    }
}

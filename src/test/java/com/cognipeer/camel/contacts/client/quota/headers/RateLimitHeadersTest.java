package com.cognipeer.camel.contacts.client.quota.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What headers mean, each row a whole answer. In the rows {@code s(60)} is the epoch second a minute after now, {@code ms(60)}
 * the same in milliseconds, {@code date(60)}, {@code rfc850(60)}, {@code asctime(60)}, {@code iso(60)} and {@code js(60)} the
 * same as texts.
 */
class RateLimitHeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-28T21:07:13Z");
    private static final Pattern TIME = Pattern.compile("\\b([a-z0-9]+)\\((-?\\d+)\\)");
    private static final int DAY = 86_400;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // The rows of the field.
                "Retry-After: s(60) | 60",
                "Retry-After: 60000 ~ X-RateLimit-Reset: 58 | 58",
                "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT | -",
                "Retry-After: 999999999999 | -",
                "X-RateLimit-Reset: 4102444800 | -",
                "X-RateLimit-Reset: s(30) ~ Date: Thu, 01 Jan 1970 00:00:00 GMT | 30",
                "X-RateLimit-Limit: 5000 ~ X-RateLimit-Remaining: 3000 ~ X-RateLimit-Reset: s(36000) | -",
                "X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: s(30) | 30",
                "X-RateLimit-Reset: iso(58) | 58",
                "X-RateLimit-Reset: ms(58) | 58",
                "X-RateLimit-Reset: s(58).537 | 58.537",
                "X-RateLimit-Reset: 58 | 58",
                "RateLimit-Limit: 100 ~ RateLimit-Remaining: 0 ~ RateLimit-Reset: 58 | 58",
                "RateLimit: limit=100, remaining=0, reset=58 | 58",
                "RateLimit: \"a\";r=0;t=58 ~ RateLimit-Policy: \"a\";q=100;w=60 | 58",
                "Retry-After: 36000 | 36000",
                // Retry-After.
                "Retry-After: 0 | 0",
                "Retry-After: 7 | 7",
                "Retry-After:   7   | 7",
                "Retry-After: +5 | -",
                "Retry-After: 1.5 | -",
                "Retry-After: -7 | -",
                "Retry-After: soon | -",
                "Retry-After: 5s | -",
                "Retry-After: | -",
                "Retry-After: 86400 | 86400",
                "Retry-After: 86401 | -",
                "Retry-After: 604800 | -",
                "Retry-After: 100000000 | -",
                "Retry-After: 99999999999999999999 | -",
                "Retry-After: ms(60) | 60",
                "Retry-After: ms(60).5 | 60.0005",
                "Retry-After: s(60).25 | 60.25",
                "Retry-After: s(-5) | 0",
                "Retry-After: s(-90000) | -",
                "Retry-After: s(86400) | 86400",
                "Retry-After: s(90000) | -",
                "Retry-After: ms(90000) | -",
                "Retry-After: date(90) | 90",
                "Retry-After: rfc850(90) | 90",
                "Retry-After: asctime(90) | 90",
                "Retry-After: Sat, 28 Nov 2026 21:08:43 +0000 | 90",
                "Retry-After: iso(90) | 90",
                "Retry-After: js(90) | 90",
                "Retry-After: \"90\" | 90",
                "Retry-After: date(-3600) | 0",
                "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT | 0",
                "Retry-After: date(86400) | 86400",
                "Retry-After: date(90000) | -",
                "Retry-After: 60, 120 | 120",
                "Retry-After: 60, 60000 | 60",
                "Retry-After: 60 ~ Retry-After: 20 | 60",
                "Retry-After: soon, 20 | 20",
                // Retry-After beside the end of a window.
                "Retry-After: 3 ~ X-RateLimit-Reset: s(25) | 3",
                "Retry-After: 25 ~ X-RateLimit-Reset: s(3) | 25",
                "Retry-After: soon ~ X-RateLimit-Reset: s(25) | 25",
                "Retry-After: 58000 ~ X-RateLimit-Reset: s(58) | 58",
                "Retry-After: 30000 ~ RateLimit-Reset: 30 | 30",
                "Retry-After: 30000 ~ RateLimit: limit=5, remaining=0, reset=30 | 30",
                "Retry-After: 60000 ~ RateLimit: \"a\";r=0;t=58 | 58",
                "Retry-After: 58 ~ X-RateLimit-Reset: 58000 | 58",
                "Retry-After: 3600 ~ X-RateLimit-Reset: 60 | 60",
                "Retry-After: 3600 ~ X-RateLimit-Reset: 61 | 3600",
                "Retry-After: 60000 ~ X-RateLimit-Reset: 0 | 60000",
                "Retry-After: 36000 ~ X-RateLimit-Remaining: 99 ~ X-RateLimit-Reset: 58 | 36000",
                "Retry-After: 999999999999 ~ X-RateLimit-Reset: s(20) | 20",
                "Retry-After: 20 ~ X-RateLimit-Reset: 4102444800 | 20",
                // The end of a window in every form.
                "X-RateLimit-Reset: 0 | 0",
                "X-RateLimit-Reset: -1 | -",
                "X-RateLimit-Reset: x | -",
                "X-RateLimit-Reset: 1.5 | 1.5",
                "X-RateLimit-Reset: 86400 | 86400",
                "X-RateLimit-Reset: 86401 | -",
                "X-RateLimit-Reset: s(-10) | 0",
                "X-RateLimit-Reset: s(86401) | 86400",
                "X-RateLimit-Reset: s(86403) | -",
                "X-RateLimit-Reset: ms(58).25 | 58.00025",
                "X-RateLimit-Reset: iso(-58) | 0",
                "X-RateLimit-Reset: 2026-11-28T23:08:11+02:00 | 58",
                "X-RateLimit-Reset: 2026-11-28T21:08:11.250Z | 58.25",
                "X-RateLimit-Reset: 2026-11-28 21:08:11 | 58",
                "X-RateLimit-Reset: 2026-11-28t21:08:11z | 58",
                "X-RateLimit-Reset: date(58) | 58",
                "X-RateLimit-Reset: js(58) | 58",
                "RateLimit-Reset: s(58) | 58",
                "RateLimit-Reset: 58.5 | 58.5",
                "X-RateLimit-Remaining: 0 | -",
                "X-RateLimit-Remaining: 1 ~ X-RateLimit-Reset: s(30) | -",
                "X-RateLimit-Remaining: -1 ~ X-RateLimit-Reset: s(30) | 30",
                "X-RateLimit-Remaining: 0.5 ~ X-RateLimit-Reset: s(30) | 30",
                "x-ratelimit-reset: s(58) | 58",
                // The clocks.
                "X-RateLimit-Reset: s(30) ~ Date: date(10) | 20",
                "X-RateLimit-Reset: s(82830) ~ Date: date(82800) | 30",
                "X-RateLimit-Reset: s(-82770) ~ Date: date(-82800) | 30",
                "X-RateLimit-Reset: s(30) ~ Date: date(90000) | 30",
                "X-RateLimit-Reset: s(30) ~ Date: date(-90000) | 30",
                "X-RateLimit-Reset: s(30) ~ Date: yesterday | 30",
                "Retry-After: date(30) ~ Date: date(-90000) | 30",
                "Retry-After: date(30) ~ Date: date(-10) | 40",
                "Retry-After: 30 ~ Date: date(-10) | 30",
                // A server whose clock is wrong throughout.
                "X-RateLimit-Reset: s(-518375) ~ Date: date(-518400) | 25",
                "X-RateLimit-Reset: s(518425) ~ Date: date(518400) | 25",
                // The drafts.
                "RateLimit: limit=100, remaining=3, reset=58 | -",
                "RateLimit: LIMIT=100,REMAINING=0,RESET=58 | 58",
                "RateLimit: limit=100;remaining=0;reset=58 | 58",
                "RateLimit: limit=100 ~ RateLimit: remaining=0, reset=58 | 58",
                "RateLimit: limit=100, remaining=0 | -",
                "RateLimit: limit=100, remaining=0, reset=58 ~ RateLimit-Policy: 100;w=60 | 58",
                "RateLimit: limit=100, remaining=0, reset=58000 ~ RateLimit-Policy: 100;w=60 | 60",
                "RateLimit: \"a\"; r=0; t=58 | 58",
                "RateLimit: a;r=0;t=58 | 58",
                "RateLimit: \"a\";r=0 | -",
                "RateLimit: \"a\";t=58 | 58",
                "RateLimit: \"a\";r=7;t=58 | -",
                "RateLimit: \"min\";r=0;t=58, \"day\";r=4000;t=36000 | 58",
                "RateLimit: \"min\";r=40;t=58, \"day\";r=0;t=36000 | 36000",
                "RateLimit: \"min\";r=0;t=58, \"day\";r=0;t=600 | 600",
                "RateLimit: \"day\";r=0;t=600, \"min\";r=0;t=58 | 600",
                "RateLimit: \"min\";r=0;t=58, \"day\";r=0 | 58",
                "RateLimit: \"day\";r=0, \"min\";r=0;t=58 | 58",
                "RateLimit: limit=\"100\", remaining=\"0\", reset=\"58\" | 58",
                "RateLimit: \"min\";r=40;t=58 ~ RateLimit: \"day\";r=0;t=600 | 600",
                "RateLimit: \"a, b;r=7\";r=0;t=58 | 58",
                "RateLimit: \"a\\\"b, c\";r=0;t=58 | 58",
                "RateLimit: \"100%-in-1min\";r=0;t=58;pk=:YWJj:=: ~ RateLimit-Policy: \"100%-in-1min\";q=100;w=60;pk=:YWJj: | 58",
                "RateLimit: \"a\";r=0;t=58000 ~ RateLimit-Policy: \"a\";q=100;w=60 | 60",
                "RateLimit: | -",
                "RateLimit: ;;,=, | -",
                "RateLimit: \"a | -",
                // One quota told in two forms.
                "X-RateLimit-Reset: s(58) ~ RateLimit-Reset: 58 | 58",
                "X-RateLimit-Reset: 4102444800 ~ RateLimit-Reset: 58 | 58",
                "X-RateLimit-Remaining: 0 ~ RateLimit-Remaining: 0 ~ RateLimit-Reset: 58 | 58",
                "X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: 58 ~ RateLimit-Remaining: 0 | 58",
                "X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: 58 ~ RateLimit-Remaining: 0 ~ RateLimit-Reset: 58000 | 58",
                "X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: 58 ~ RateLimit-Remaining: 9 ~ RateLimit-Reset: 600 | 58",
                "X-Nothing: 1 | -"
            })
    void aRefusalTellsWhenToComeBack(String headers, String seconds) {
        assertThat(told(headers, true).comeBack()).isEqualTo(seconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "X-RateLimit-Limit: 100 ~ X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: s(1) | 100 | 0 | 1",
                "X-RateLimit-Remaining: 0 ~ X-RateLimit-Reset: s(30) | - | 0 | 30",
                "X-RateLimit-Limit: 100 ~ X-RateLimit-Remaining: 42 ~ X-RateLimit-Reset: s(30) | 100 | 42 | 30",
                "X-RateLimit-Limit: unlimited ~ X-RateLimit-Remaining: x | - | - | -",
                "X-RateLimit-Remaining: 1234567890123 | - | - | -",
                "X-RateLimit-Remaining: 41.7 | - | 41 | -",
                "X-RateLimit-Remaining: -3 | - | 0 | -",
                "X-RateLimit-Remaining: 5 ~ X-RateLimit-Remaining: 7 | - | 5 | -",
                "RateLimit-Limit: 100, 100;w=60, 5000;w=86400 ~ RateLimit-Remaining: 3 | 100 | 3 | -",
                "RateLimit-Limit: 100;w=60 ~ RateLimit-Remaining: 3 ~ RateLimit-Reset: 9 | 100 | 3 | 9",
                "RateLimit: limit=100, remaining=3, reset=9 | 100 | 3 | 9",
                "RateLimit: \"a\";r=3;t=9 ~ RateLimit-Policy: \"a\";q=100;w=60 | 100 | 3 | 9",
                "RateLimit: \"a\";r=3;t=9 ~ RateLimit-Policy: \"b\";q=100;w=60 | - | 3 | 9",
                "RateLimit: \"a\";r=3;t=9, \"b\";r=2;t=8 ~ RateLimit-Policy: \"a\";q=10;w=60, \"b\";q=20;w=60 | 20 | 2 | 8",
                "RateLimit: \"a\";r=3;t=9, \"b\";r=2;t=8 ~ RateLimit-Policy: \"a\";q=10;w=60 ~ RateLimit-Policy: \"b\";q=20 | 20 | 2 | 8",
                "RateLimit: \"a\";r=3;t=9 ~ RateLimit-Policy: \"a\";q=100;w=x | 100 | 3 | 9",
                "RateLimit-Policy: \"a\";q=100;w=60 | - | - | -",
                "Retry-After: 5 | - | - | -"
            })
    void anAnswerTellsTheQuota(String headers, Long limit, Long remaining, String untilReset) {
        RateLimitHeaders told = told(headers, false);

        assertThat(told.limit()).isEqualTo(limit);
        assertThat(told.remaining()).isEqualTo(remaining);
        assertThat(told.untilReset()).isEqualTo(seconds(untilReset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-RateLimit-Reset: s(58) | 58",
                "X-RateLimit-Reset: ms(58) | 58",
                "X-RateLimit-Reset: s(58).5 | 59",
                "X-RateLimit-Reset: iso(58) | 58",
                "X-RateLimit-Reset: 58 | 58",
                "RateLimit-Reset: 58 | 58",
                "RateLimit-Reset: 58.5 | 59",
                "RateLimit-Reset: 58 ~ Date: date(10) | 68",
                "RateLimit: limit=1, remaining=1, reset=58 | 58",
                "RateLimit: \"a\";r=1;t=58 | 58",
                "X-RateLimit-Reset: s(-5000000) | -5000000",
                "X-RateLimit-Reset: s(5000000) | 5000000"
            })
    void theEndOfTheWindowIsToldInSecondsSinceTheEpoch(String headers, long fromNow) {
        assertThat(told(headers, false).reset()).isEqualTo(NOW.getEpochSecond() + fromNow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-RateLimit-Reset: s(30)", "RateLimit-Remaining: 0 ~ RateLimit-Reset: 30"})
    void onlyARefusalAsksToComeBackByTheEndOfAWindow(String headers) {
        assertThat(told(headers, false).comeBack()).isNull();
        assertThat(told(headers, true).comeBack()).hasSeconds(30);
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-Reset: s(30), true", "X-RateLimit-Reset: 30, false", "Retry-After: s(30), false"})
    void onlyTheEndOfAWindowByAClockIsRounded(String headers, boolean rounded) {
        assertThat(told(headers, true).rounded()).isEqualTo(rounded);
    }

    /** Within the second that both times of a server are cut to, and never before. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 999})
    void aTimeIsNeverToldTooEarlyByAFractionOfOurOwnClock(int millis) {
        assertThat(RateLimitHeaders.read(values("X-RateLimit-Reset: s(30)"), true, NOW.plusMillis(millis))
                        .comeBack())
                .hasSeconds(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: ", "X-RateLimit-Reset: ", "RateLimit-Reset: ", "RateLimit: \"a\";r=0;t="})
    void noWaitIsLongerThanADayWhateverIsTold(String header) {
        for (int digits = 1; digits < 40; digits++) {
            for (String number : List.of("9".repeat(digits), "1" + "0".repeat(digits), "7".repeat(digits) + ".5")) {
                Duration wait = told(header + number, true).comeBack();
                assertThat(wait == null ? Duration.ZERO : wait)
                        .as(header + number)
                        .isBetween(Duration.ZERO, Duration.ofSeconds(DAY));
            }
        }
    }

    private static RateLimitHeaders told(String headers, boolean refused) {
        return RateLimitHeaders.read(values(headers), refused, NOW);
    }

    private static Function<String, List<String>> values(String headers) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers.split("~")) {
            String[] parts = header.split(":", 2);
            values.computeIfAbsent(parts[0].strip(), name -> new ArrayList<>())
                    .add(TIME.matcher(parts[1].strip()).replaceAll(RateLimitHeadersTest::time));
        }
        return name -> values.getOrDefault(name, List.of());
    }

    private static String time(MatchResult told) {
        Instant time = NOW.plusSeconds(Long.parseLong(told.group(2)));
        return Matcher.quoteReplacement(
                switch (told.group(1)) {
                    case "s" -> Long.toString(time.getEpochSecond());
                    case "ms" -> Long.toString(time.toEpochMilli());
                    case "iso" -> time.toString();
                    case "date" -> text("EEE, dd MMM yyyy HH:mm:ss 'GMT'", time);
                    case "rfc850" -> text("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", time);
                    case "asctime" -> text("EEE MMM d HH:mm:ss yyyy", time);
                    case "js" -> text("EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", time);
                    default -> throw new IllegalArgumentException(told.group());
                });
    }

    private static String text(String format, Instant time) {
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(time.atOffset(ZoneOffset.UTC));
    }

    private static Duration seconds(String text) {
        return text == null
                ? null
                : Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue());
    }
}

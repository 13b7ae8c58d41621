package com.cognipeer.camel.contacts.client.quota.headers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A time in a header: seconds to go, seconds or milliseconds since the epoch, ISO 8601, an HTTP date, or JavaScript's text
 * of a date.
 *
 * @param second  the time in seconds since the epoch, rounded up
 * @param in      how long until then; null if that is not believable
 * @param byClock whether the header has a time and not a wait
 */
record HeaderTime(long second, Duration in, boolean byClock) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
    private static final BigDecimal LONGEST_WAIT =
            BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    /** Seconds since the epoch are at least so many since 2001, and milliseconds since 1973. */
    private static final BigDecimal LEAST_EPOCH_SECOND = BigDecimal.valueOf(1_000_000_000L);

    private static final BigDecimal LEAST_EPOCH_MILLISECOND = BigDecimal.valueOf(100_000_000_000L);
    private static final int DIGITS_OF_MILLISECONDS = 3;
    private static final int DIGITS_OF_NANOSECONDS = 9;

    /** Other forms than today's HTTP date; without an offset they are UTC. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            inUtc(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")),
            // JavaScript's own text, and that of C.
            inUtc(new DateTimeFormatterBuilder().appendPattern("EEE MMM dd yyyy HH:mm:ss 'GMT'xx")),
            inUtc(new DateTimeFormatterBuilder().appendPattern("EEE MMM ppd HH:mm:ss yyyy")),
            DateTimeFormatter.RFC_1123_DATE_TIME);

    private static final Pattern NAME_OF_ZONE = Pattern.compile("\\s*\\(.*\\)$");

    /** The time; null if the text is none. */
    static HeaderTime of(String text, AnswerClocks clocks) {
        if (text == null) {
            return null;
        }
        String value = unquoted(text.strip());
        return NUMBER.matcher(value).matches() ? ofNumber(new BigDecimal(value), clocks) : ofDate(value, clocks);
    }

    private static HeaderTime ofNumber(BigDecimal number, AnswerClocks clocks) {
        if (number.compareTo(LEAST_EPOCH_SECOND) >= 0) {
            boolean millis = number.compareTo(LEAST_EPOCH_MILLISECOND) >= 0;
            return at(instant(millis ? number.movePointLeft(DIGITS_OF_MILLISECONDS) : number), clocks);
        }
        long second = clocks.first().getEpochSecond()
                + number.setScale(0, RoundingMode.CEILING).longValue();
        boolean believable = number.compareTo(LONGEST_WAIT) <= 0;
        return new HeaderTime(second, believable ? duration(number) : null, false);
    }

    private static HeaderTime ofDate(String value, AnswerClocks clocks) {
        Instant date = HeaderDate.parse(value);
        String bare = NAME_OF_ZONE.matcher(value).replaceFirst("");
        for (int form = 0; date == null && form < FORMS.size(); form++) {
            date = parse(FORMS.get(form), bare);
        }
        if (date == null) {
            return null;
        }
        HeaderTime time = at(date, clocks);
        // A date has no unit that one could mistake: long past is past.
        boolean past = time.in == null && date.isBefore(clocks.first());
        return past ? new HeaderTime(time.second, Duration.ZERO, true) : time;
    }

    /** {@code Retry-After} has whole seconds to go; a fraction makes sense as one of an epoch only. */
    static HeaderTime ofRetryAfter(String text, AnswerClocks clocks) {
        HeaderTime time = of(text, clocks);
        return time == null || time.byClock || text.indexOf('.') < 0 ? time : null;
    }

    private static HeaderTime at(Instant time, AnswerClocks clocks) {
        long second = time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
        return new HeaderTime(second, clocks.until(time), true);
    }

    private static Instant parse(DateTimeFormatter format, String text) {
        try {
            return format.parse(text, OffsetDateTime::from).toInstant();
        } catch (DateTimeException notThatForm) {
            return null;
        }
    }

    private static DateTimeFormatter inUtc(DateTimeFormatterBuilder form) {
        return form.parseDefaulting(ChronoField.OFFSET_SECONDS, 0).toFormatter(Locale.ENGLISH);
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.EPOCH.plus(duration(seconds));
    }

    private static Duration duration(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(
                whole.longValue(),
                seconds.subtract(whole).movePointRight(DIGITS_OF_NANOSECONDS).longValue());
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}

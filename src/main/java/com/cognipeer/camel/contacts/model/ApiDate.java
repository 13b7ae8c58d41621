package com.cognipeer.camel.contacts.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeParseException;

/** Dates as the API writes them, {@code 2024-05-31T23:59:59.999Z}; a formatter reads all others, at many times the cost. */
final class ApiDate {

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NANOS_OF_A_MILLI = 1_000_000;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private ApiDate() {}

    /**
     * As {@link Instant#parse(CharSequence)}.
     *
     * @throws DateTimeParseException when the text is no ISO-8601 instant
     */
    static Instant parse(String text) {
        return hasForm(text) && isDate(text) && isTime(text) ? read(text) : Instant.parse(text);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char due = FORM.charAt(i);
            char is = text.charAt(i);
            if (due == '0' ? is < '0' || is > '9' : is != due) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String text) {
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).length(Year.isLeap(number(text, 0, 4)));
    }

    /** Midnight at the end of a day and a leap second are left to the formatter. */
    private static boolean isTime(String text) {
        return number(text, 11, 13) <= 23 && number(text, 14, 16) <= 59 && number(text, 17, 19) <= 59;
    }

    private static Instant read(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int seconds = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        return Instant.ofEpochSecond(days * SECONDS_OF_A_DAY + seconds, (long) number(text, 20, 23) * NANOS_OF_A_MILLI);
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}

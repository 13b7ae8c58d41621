package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads the dates that {@link Instant#parse(CharSequence)} reads, and refuses all others. */
class ApiDateTest {

    private static final int DATES = 200_000;

    private final Random random = new Random(31);

    @Test
    void everyDayOfFourHundredYearsIsItself() {
        Instant day = Instant.parse("1900-01-01T12:34:56.789Z");
        for (int days = 0; days < 146_097; days++, day = day.plusSeconds(86_400)) {
            assertThat(ApiDate.parse(day.toString())).isEqualTo(day);
        }
    }

    @Test
    void everyTextOfTheFormIsReadOrRefusedAsByTheFormatter() {
        for (int date = 0; date < DATES; date++) {
            assertSame("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            random.nextInt(1000)));
        }
    }

    @Test
    void whateverIsAlmostOfTheFormIsReadOrRefusedAsByTheFormatter() {
        String date = "2024-02-29T23:59:59.999Z";
        String characters = "0123456789-+:.TZtz /\u0660\uff11";
        for (int place = 0; place < date.length(); place++) {
            assertSame(date.substring(0, place));
            assertSame(date.substring(0, place) + date.substring(place + 1));
            for (char character : characters.toCharArray()) {
                assertSame(date.substring(0, place) + character + date.substring(place + 1));
                assertSame(date.substring(0, place) + character + date.substring(place));
            }
        }
    }

    @Test
    void otherFormsAreReadAsByTheFormatter() {
        for (String date : new String[] {
            "2024-02-29T23:59:59Z",
            "2024-02-29T23:59:59.1Z",
            "2024-02-29T23:59:59.123456789Z",
            "2024-02-29T24:00:00.000Z",
            "2024-02-29T24:00:00.001Z",
            "2024-06-30T23:59:60.000Z",
            "2024-02-30T00:00:00.000Z",
            "2023-02-29T00:00:00.000Z",
            "1900-02-29T00:00:00.000Z",
            "2000-02-29T00:00:00.000Z",
            "0000-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999Z",
            "-001-01-01T00:00:00.000Z",
            "+12345-01-01T00:00:00.000Z",
            "2024-02-29T23:59+01:00",
            ""
        }) {
            assertSame(date);
        }
    }

    private static void assertSame(String text) {
        assertThat(read(text, true)).as(text).isEqualTo(read(text, false));
    }

    /** Null when the text is refused. */
    private static Instant read(String text, boolean byFormatter) {
        try {
            return byFormatter ? Instant.parse(text) : ApiDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

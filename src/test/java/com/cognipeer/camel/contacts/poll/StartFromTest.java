package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFromTest {

    @Test
    void theBeginningIsNoTimeAtAll() {
        assertThat(StartFrom.parse("beginning")).isEqualTo(StartFrom.BEGINNING).isEqualTo(new StartFrom(false, null));
    }

    @Test
    void nowIsToldByTheServerLater() {
        assertThat(StartFrom.parse("now")).isEqualTo(new StartFrom(true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T08:00:00Z", "2026-01-31T08:00:00.000Z", "2026-01-31T10:00:00+02:00"})
    void anInstantIsReadInAnyZone(String text) {
        assertThat(StartFrom.parse(text)).isEqualTo(new StartFrom(false, Instant.parse("2026-01-31T08:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOW", "yesterday", "2026-01-31", "2026-01-31T08:00:00", "2026-02-30T08:00:00Z"})
    void whatIsNeitherIsRefusedWithThePlaceOfTheMistake(String text) {
        assertThatThrownBy(() -> StartFrom.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be beginning, now, or an instant")
                .hasMessageMatching(".*at place \\d+");
    }
}

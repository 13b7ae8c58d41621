package com.cognipeer.camel.contacts.client.quota.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeaderDateTest {

    @Test
    void everyTextIsReadForItself() {
        String first = "Fri, 06 Jun 2025 10:00:00 GMT";
        String second = "Fri, 06 Jun 2025 10:00:01 GMT";
        for (int i = 0; i < 3; i++) {
            assertThat(HeaderDate.parse(first)).isEqualTo(Instant.parse("2025-06-06T10:00:00Z"));
            assertThat(HeaderDate.parse(second)).isEqualTo(Instant.parse("2025-06-06T10:00:01Z"));
            assertThat(HeaderDate.parse(second)).isEqualTo(Instant.parse("2025-06-06T10:00:01Z"));
        }
    }

    @Test
    void whatIsNoTimeIsNone() {
        for (int i = 0; i < 2; i++) {
            assertThat(HeaderDate.parse("yesterday")).isNull();
            assertThat(HeaderDate.parse("")).isNull();
            assertThat(HeaderDate.parse(null)).isNull();
        }
    }
}

package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentAtTest {

    private static final Instant ANSWERED = Instant.parse("2026-03-02T08:00:13Z");

    private final SentAt justNow = new SentAt(System.nanoTime());

    @Test
    void whatIsToldInWholeSecondsMayHaveHappenedAtTheirEnd() {
        assertThat(justNow.isAfter(Optional.of(ANSWERED.minusMillis(1)), ANSWERED))
                .isFalse();
        assertThat(justNow.isAfter(Optional.of(ANSWERED.minusSeconds(1)), ANSWERED))
                .isFalse();
    }

    @Test
    void whatHappenedBeforeTheRequestWasSentIsEarlier() {
        assertThat(justNow.isAfter(Optional.of(ANSWERED.minusSeconds(30)), ANSWERED))
                .isTrue();
    }

    @Test
    void whatHappenedSinceThenIsNot() {
        SentAt aMinuteAgo = new SentAt(System.nanoTime() - 60_000_000_000L);

        assertThat(aMinuteAgo.isAfter(Optional.of(ANSWERED.minusSeconds(30)), ANSWERED))
                .isFalse();
    }

    @Test
    void whereNothingIsToldNothingIsEarlier() {
        assertThat(justNow.isAfter(Optional.empty(), ANSWERED)).isFalse();
        assertThat(justNow.isAfter(Optional.of(ANSWERED.minusSeconds(30)), null))
                .isFalse();
    }
}

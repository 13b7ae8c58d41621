package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Lag lag = new Lag(nanos::get);

    @Test
    void withoutAWatermarkItIsUnknown() {
        lag.answered(MORNING);

        assertThat(lag.behind()).isNull();
    }

    @Test
    void itIsWhatHasPassedAtTheServerSinceTheWatermark() {
        lag.doneUpTo(MORNING.minusSeconds(1));
        lag.answered(MORNING);
        assertThat(lag.behind()).isEqualTo(Duration.ofSeconds(1));

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(lag.behind()).as("also over the clock's wrap").isEqualTo(Duration.ofSeconds(301));

        lag.answered(MORNING.plusSeconds(10));
        assertThat(lag.behind()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void anAnswerWithoutADateChangesNothing() {
        lag.doneUpTo(MORNING);
        lag.answered(MORNING.plusSeconds(2));
        lag.answered(null);

        assertThat(lag.behind()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whereTheServerDoesNotTellTheTimeThisMachineDoes() {
        lag.doneUpTo(Instant.now().minus(Duration.ofHours(1)));

        assertThat(lag.behind()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
    }

    @Test
    void aWatermarkAheadIsNoLag() {
        lag.doneUpTo(MORNING.plusSeconds(1));
        lag.answered(MORNING);

        assertThat(lag.behind()).isZero();
    }
}

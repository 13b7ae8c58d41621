package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdleLimitTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final IdleLimit limit = new IdleLimit(now::get);

    @Test
    void aWriteLeavesOnAConnectionThatWasIdleForLessThanASecond() {
        assertThat(limit.allows(millis(999))).isTrue();
        assertThat(limit.allows(millis(1000))).isFalse();
    }

    @Test
    void aConnectionThatTheServerClosedHalvesTheTime() {
        limit.closedAfter(millis(20));

        assertThat(limit.allows(millis(9))).isTrue();
        assertThat(limit.allows(millis(10))).isFalse();
    }

    @Test
    void theShortestTimeCountsAndALongOneTeachesNothing() {
        limit.closedAfter(millis(20));
        limit.closedAfter(millis(60_000));
        limit.closedAfter(millis(40));

        assertThat(limit.allows(millis(9))).isTrue();
        assertThat(limit.allows(millis(10))).isFalse();
    }

    @Test
    void itIsForgottenTenMinutesAfterTheLastOne() {
        limit.closedAfter(millis(20));
        now.addAndGet(Duration.ofMinutes(6).toNanos());
        limit.closedAfter(millis(30));
        now.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(limit.allows(millis(10))).isFalse();

        now.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(limit.allows(millis(999))).isTrue();
    }

    private static long millis(long milliseconds) {
        return Duration.ofMillis(milliseconds).toNanos();
    }
}

package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests overtake one another on their way to the server, so that answers do not come in the order of their words. */
class OvertakingAnswersTest {

    private static final long NOW = Duration.ofMinutes(10).toNanos();
    private static final int LIMIT = 100;

    private final SharedQuota shared = new SharedQuota(() -> 0.5);

    @Test
    void theWordThatLeavesLessCountsThoughItsRequestWentOutBefore() {
        shared.answered(NOW, shared.take(NOW), told(2));
        long first = shared.take(NOW);
        long second = shared.take(NOW);

        shared.answered(NOW, second, told(1));
        shared.answered(NOW, first, told(0));

        assertThat(shared.isPaused(NOW)).isTrue();
        assertThat(shared.mayTake(NOW, LIMIT, false)).isFalse();
    }

    @Test
    void anOldWordThatLeavesMoreDoesNotCount() {
        shared.answered(NOW, shared.take(NOW), told(3));
        long first = shared.take(NOW);
        long second = shared.take(NOW);

        shared.answered(NOW, second, told(0));
        shared.answered(NOW, first, told(1));

        assertThat(shared.isPaused(NOW)).isTrue();
    }

    @Test
    void whoHasAsManyOutAsAreLeftDoesNotLookForMoreAtOnce() {
        shared.answered(NOW, shared.take(NOW), told(2));
        long first = shared.take(NOW);
        shared.take(NOW);

        shared.answered(NOW + 1, first, told(1));

        assertThat(shared.mayTake(NOW + 2, LIMIT, false)).isFalse();
    }

    private static ServerQuota told(long remaining) {
        return new ServerQuota(20L, remaining, Duration.ofSeconds(60));
    }
}

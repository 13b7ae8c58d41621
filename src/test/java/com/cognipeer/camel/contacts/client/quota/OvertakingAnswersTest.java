package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests overtake one another on their way to the server, so that answers do not come in the order of their words. */
class OvertakingAnswersTest {

    private static final long NOW = Duration.ofMinutes(10).toNanos();
    private static final int LIMIT = 100;

    private final Spending spending = new Spending(() -> 0.5);

    @Test
    void theWordThatLeavesLessCountsThoughItsRequestWentOutBefore() {
        spending.answered(NOW, spending.take(NOW), told(2));
        long first = spending.take(NOW);
        long second = spending.take(NOW);

        spending.answered(NOW, second, told(1));
        spending.answered(NOW, first, told(0));

        assertThat(spending.isQuiet(NOW)).isTrue();
        assertThat(spending.mayTake(NOW, LIMIT, false)).isFalse();
    }

    @Test
    void anOldWordThatLeavesMoreDoesNotCount() {
        spending.answered(NOW, spending.take(NOW), told(3));
        long first = spending.take(NOW);
        long second = spending.take(NOW);

        spending.answered(NOW, second, told(0));
        spending.answered(NOW, first, told(1));

        assertThat(spending.isQuiet(NOW)).isTrue();
    }

    @Test
    void whoHasAsManyOutAsAreLeftDoesNotLookForMoreAtOnce() {
        spending.answered(NOW, spending.take(NOW), told(2));
        long first = spending.take(NOW);
        spending.take(NOW);

        spending.answered(NOW + 1, first, told(1));

        assertThat(spending.mayTake(NOW + 2, LIMIT, false)).isFalse();
    }

    private static ServerQuota told(long remaining) {
        return new ServerQuota(20L, remaining, Duration.ofSeconds(60));
    }
}

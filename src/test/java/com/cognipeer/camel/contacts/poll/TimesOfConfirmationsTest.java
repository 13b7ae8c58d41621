package com.cognipeer.camel.contacts.poll;

import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.BETWEEN_CONFIRMATIONS;
import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both confirmations of a reconciliation wait, so that a late copy of the data can catch up. */
class TimesOfConfirmationsTest {

    private static final Duration LOOKBACK = Duration.ofMinutes(5);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ReconcilingConsumer consumer = ReconcilingConsumer.ofChanges(100, LOOKBACK);
    private String gone;

    @BeforeEach
    void aWalkDoesNotBringAContact() {
        List<String> ids = consumer.route(20);
        gone = ids.get(5);
        consumer.server.contacts.remove(gone);
        consumer.pollAfter(INTERVAL);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.CONFIRMING);
    }

    @Test
    void theFirstConfirmationComesTheLookbackAfterTheWalk() {
        consumer.pollAfter(LOOKBACK.minusMillis(1));
        assertThat(consumer.confirmations()).isEmpty();

        consumer.pollAfter(Duration.ofMillis(1));
        assertThat(consumer.confirmations()).hasSize(1);
    }

    @Test
    void theSecondConfirmationComesTenMinutesAfterTheFirst() {
        consumer.pollAfter(LOOKBACK);
        consumer.pollAfter(BETWEEN_CONFIRMATIONS.minusMillis(1));
        assertThat(consumer.confirmations()).hasSize(1);

        consumer.pollAfter(Duration.ofMillis(1));
        assertThat(consumer.confirmations()).hasSize(2);
        assertThat(consumer.told).containsExactly("deleted " + gone);
    }

    @Test
    void aClockThatIsSetBackBeginsTheFirstWaitAnewAndMakesItNoLonger() {
        consumer.ahead = A_WEEK.negated();
        consumer.pollAfter(Duration.ZERO);
        consumer.pollAfter(LOOKBACK.minusMillis(1));
        assertThat(consumer.confirmations()).isEmpty();

        consumer.pollAfter(Duration.ofMillis(1));
        assertThat(consumer.confirmations()).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackBeginsTheSecondWaitAnewAndMakesItNoLonger() {
        consumer.pollAfter(LOOKBACK);
        consumer.restart();
        consumer.ahead = A_WEEK.negated();
        consumer.pollAfter(Duration.ZERO);
        consumer.pollAfter(BETWEEN_CONFIRMATIONS.minusMillis(1));
        assertThat(consumer.confirmations()).hasSize(1);

        consumer.pollAfter(Duration.ofMillis(1));
        assertThat(consumer.confirmations()).hasSize(2);
    }
}

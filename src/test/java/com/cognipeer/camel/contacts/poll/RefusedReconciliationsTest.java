package com.cognipeer.camel.contacts.poll;

import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.BETWEEN_CONFIRMATIONS;
import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The option maxDeletions counts as it is now, also for a reconciliation that began under another value. */
class RefusedReconciliationsTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int CONTACTS = 100;
    private static final int GONE = 20;

    private final ReconcilingConsumer consumer = ReconcilingConsumer.ofChanges(100, Duration.ZERO);

    @BeforeEach
    void aFifthOfAllContactsIsAbsent() {
        List<String> ids = consumer.route(CONTACTS);
        ids.subList(10, 10 + GONE).forEach(consumer.server.contacts::remove);
    }

    private void walkWith(String maxDeletions) {
        consumer.restartWith(maxDeletions);
        consumer.pollAfter(INTERVAL);
    }

    @Test
    void aRaisedOneConfirmsAllAnewAndAtOnce() {
        walkWith("10%");
        assertRefused("20 or more of the 100 contacts", "allows 10", "Nothing was reported");

        consumer.restartWith("20%");
        consumer.asked.clear();
        consumer.pollAfter(A_MOMENT);
        assertThat(consumer.confirmations()).hasSize(1);
        assertThat(consumer.told).isEmpty();

        consumer.pollAfter(BETWEEN_CONFIRMATIONS);
        assertThat(consumer.confirmations()).hasSize(2);
        assertThat(consumer.told).hasSize(GONE);
    }

    @Test
    void withoutAChangeTheNextConfirmationComesAfterTenMinutes() {
        walkWith("10%");
        assertRefused("20 or more of the 100 contacts");
        consumer.asked.clear();

        consumer.pollAfter(PAUSE.minusMillis(1));
        assertThat(consumer.confirmations()).isEmpty();

        consumer.server.now = consumer.server.now.plusMillis(1);
        assertRefused("20 or more of the 100 contacts");
    }

    @Test
    void anEmptiedWorkspaceIsWalkedAgainAfterTenMinutes() {
        consumer.server.contacts.clear();
        consumer.restartWith("10%");
        consumer.server.now = consumer.server.now.plus(INTERVAL);
        assertRefused("not one contact matches now");
        consumer.asked.clear();

        consumer.pollAfter(PAUSE.minusMillis(1));
        assertThat(consumer.asked).isEmpty();

        consumer.server.now = consumer.server.now.plusMillis(1);
        assertRefused("not one contact matches now");
    }

    @Test
    void aLoweredOneRefusesWhatOneConfirmationHasPassed() {
        walkWith("20%");
        consumer.pollAfter(A_MOMENT);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.REPORTING);

        consumer.restartWith("10%");
        consumer.pollAfter(A_MOMENT);
        consumer.server.now = consumer.server.now.plus(BETWEEN_CONFIRMATIONS);

        assertRefused("20 or more of the 100 contacts", "maxDeletions=10% allows 10", "Nothing was reported");
        assertThat(consumer.told).isEmpty();
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.CONFIRMING);
        assertThat(consumer.stored.reconciliation().check().refusals()).isEqualTo(1);
    }

    @Test
    void aLoweredOneRefusesTheRestOfReportsThatHaveBegun() {
        walkWith("20%");
        consumer.pollAfter(A_MOMENT);
        consumer.server.now = consumer.server.now.plus(BETWEEN_CONFIRMATIONS);
        consumer.poll(5);
        assertThat(consumer.told).hasSize(5);

        consumer.restartWith("10%");

        assertRefused("20 or more of the 100 contacts", "5 were reported before");
        assertThat(consumer.told).hasSize(5);
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> consumer.pollAfter(A_MOMENT))
                .isInstanceOf(TooManyDeletionsException.class)
                .hasMessageContainingAll(parts);
    }
}

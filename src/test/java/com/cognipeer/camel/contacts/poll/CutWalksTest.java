package com.cognipeer.camel.contacts.poll;

import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A walk by page numbers holds the ids that it has brought in memory, so after a restart it begins anew. */
class CutWalksTest {

    private static final int CONTACTS = 60;
    private static final int LIMIT = 20;
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @Test
    void theWalkBesideSweepsOverChangesAsksForThePagesAgain() {
        ReconcilingConsumer consumer = byPageNumbers(ReconcilingConsumer.ofChanges(LIMIT, Duration.ZERO));
        consumer.pollAfter(INTERVAL);
        consumer.mostRequestsOfAPart = 2;
        consumer.pollAfter(INTERVAL);
        assertThat(consumer.stored.reconciliation().place().paging()).isEqualTo(Paging.pages);

        consumer.restart();
        consumer.mostRequestsOfAPart = Integer.MAX_VALUE;
        consumer.pollAfter(A_MOMENT);
        consumer.pollAfter(A_MOMENT);

        assertThat(consumer.confirmations()).isEmpty();
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.OVER);
    }

    @Test
    void aSnapshotIsNoWalkThenAndTheNextOneIs() {
        ReconcilingConsumer consumer = byPageNumbers(ReconcilingConsumer.ofSnapshots(LIMIT));
        long before = consumer.stored.reconciliation().round();
        consumer.poll(LIMIT);
        assertThat(consumer.stored.isUnderWay()).isTrue();
        assertThat(((SnapshotPlace) consumer.stored.place()).paging()).isEqualTo(Paging.pages);

        consumer.restart();
        consumer.poll(Integer.MAX_VALUE);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.OVER);
        assertThat(consumer.stored.reconciliation().begun()).isNull();

        consumer.pollAfter(A_MOMENT);
        assertThat(consumer.stored.reconciliation().round()).isEqualTo(before + 2);
        assertThat(consumer.stored.reconciliation().walk().contacts()).isEqualTo(CONTACTS);
        assertThat(consumer.confirmations()).isEmpty();
    }

    @Test
    void aWalkByPageNumbersGoesOnInTheSameProcess() {
        ReconcilingConsumer consumer = byPageNumbers(ReconcilingConsumer.ofChanges(LIMIT, Duration.ZERO));
        consumer.pollAfter(INTERVAL);
        consumer.mostRequestsOfAPart = 2;
        consumer.pollAfter(INTERVAL);
        consumer.asked.clear();

        consumer.mostRequestsOfAPart = Integer.MAX_VALUE;
        consumer.pollAfter(A_MOMENT);

        assertThat(consumer.asked).isNotEmpty().allMatch(query -> query.page() > 1);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.OVER);
    }

    /** By ranges a page shows which entries it does not have. */
    @Test
    void aWalkByRangesGoesOn() {
        ReconcilingConsumer consumer = ReconcilingConsumer.ofChanges(LIMIT, Duration.ZERO);
        consumer.route(CONTACTS);
        consumer.mostRequestsOfAPart = 2;
        consumer.pollAfter(INTERVAL);
        assertThat(consumer.stored.reconciliation().place().passed()).isEqualTo(2 * LIMIT);

        consumer.restart();
        consumer.asked.clear();
        consumer.pollAfter(A_MOMENT);

        assertThat(consumer.asked).hasSizeLessThanOrEqualTo(2);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.OVER);
    }

    private static ReconcilingConsumer byPageNumbers(ReconcilingConsumer consumer) {
        consumer.server.ranges = SimulatedServer.Ranges.NOTHING_MATCHES;
        consumer.route(CONTACTS);
        return consumer;
    }
}

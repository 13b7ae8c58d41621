package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.Change;
import com.cognipeer.camel.contacts.poll.Reconciliation;
import com.cognipeer.camel.contacts.poll.Reconciliation.Brought;
import com.cognipeer.camel.contacts.poll.Reconciliation.Check;
import com.cognipeer.camel.contacts.poll.Reconciliation.Phase;
import com.cognipeer.camel.contacts.route.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

class ReconciliationProgressTest {

    private static final Instant BEGUN = Instant.parse("2026-03-02T08:00:00Z");
    private static final Check FINE = new Check(null, null, 0, 0, 0, 0, null);

    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private final ReconciliationProgress progress = progress(Duration.ofDays(1));

    private ReconciliationProgress progress(Duration interval) {
        return new ReconciliationProgress("Consumer of route a", interval, () -> nanos);
    }

    @Test
    void theEndIsOneLineWithTheFiguresOfAllPolls() {
        try (LogLines log = new LogLines()) {
            poll(progress, 1, 2);
            poll(progress, 1, 3);
            progress.routed(Change.UPDATED, true);
            progress.routed(Change.CREATED, false);
            progress.finished(in(1, Phase.CONFIRMING, FINE));
            poll(progress, 1, 1);
            progress.finished(in(1, Phase.REPORTING, FINE));
            poll(progress, 1, 2);
            progress.routed(Change.DELETED, true);
            progress.routed(Change.DELETED, true);
            progress.routed(Change.UNMATCHED, true);
            assertThat(log.at(Level.INFO)).isEmpty();
            nanos += Duration.ofSeconds(9).toNanos();
            progress.finished(in(1, Phase.OVER, FINE));

            assertThat(log.at(Level.INFO))
                    .containsExactly(
                            "Consumer of route a: reconciliation done, 30 contacts walked, 8 requests, 2 deleted,"
                                    + " 1 unmatched, 1 healed, 9000 ms, next one at 2026-03-03T08:00:00Z");
        }
        assertThat(progress.latest().requests()).isEqualTo(8);
        assertThat(progress.latest().text()).isEqualTo("done");
    }

    @Test
    void theNextOneStartsFromZeroAndTheCountsSinceTheStartGoOn() {
        poll(progress, 1, 2);
        progress.routed(Change.DELETED, true);
        progress.routed(Change.UNMATCHED, true);
        progress.routed(Change.UPDATED, true);
        progress.finished(in(1, Phase.OVER, FINE));
        nanos += Duration.ofDays(1).toNanos();
        try (LogLines log = new LogLines()) {
            poll(progress, 2, 1);
            progress.finished(in(2, Phase.OVER, FINE));

            assertThat(log.at(Level.INFO))
                    .singleElement()
                    .asString()
                    .contains(" 1 requests, 0 deleted, 0 unmatched, 0 healed, 0 ms");
        }
        assertThat(progress.deleted()).isOne();
        assertThat(progress.unmatched()).isOne();
    }

    @Test
    void aSnapshotIsReconciledWithTheNextSweep() {
        ReconciliationProgress snapshots = progress(null);
        try (LogLines log = new LogLines()) {
            poll(snapshots, 1, 1);
            snapshots.finished(in(1, Phase.OVER, FINE));

            assertThat(log.at(Level.INFO)).singleElement().asString().endsWith("next one with the next sweep");
        }
    }

    @Test
    void aDoubtIsWarnedOfOnceInAReconciliation() {
        Check doubt = new Check(null, null, 0, 0, 1, 0, "the server tells nonsense");
        try (LogLines log = new LogLines()) {
            poll(progress, 1, 1);
            progress.finished(in(1, Phase.CONFIRMING, doubt));
            poll(progress, 1, 1);
            progress.finished(in(1, Phase.CONFIRMING, doubt));
            assertThat(log.at(Level.WARN))
                    .containsExactly(
                            "Consumer of route a: a confirmation of what is gone is not to be believed: the server"
                                    + " tells nonsense. Nothing is reported from it, and the consumer asks again");
            assertThat(progress.latest()).isNull();

            progress.finished(in(1, Phase.OVER, doubt));
            assertThat(progress.latest().text()).isEqualTo("given up: the server tells nonsense");
            assertThat(log.at(Level.INFO)).isEmpty();

            poll(progress, 2, 1);
            progress.finished(in(2, Phase.CONFIRMING, doubt));
            assertThat(log.at(Level.WARN)).hasSize(2);
        }
    }

    @Test
    void aRefusalThatIsStoredIsRecalledAtTheStartOnly() {
        Reconciliation refused =
                in(1, Phase.CONFIRMING, new Check(BEGUN, null, 0, 0, 0, 1, "15 of 30 contacts seem gone"));
        progress.found(refused);
        assertThat(progress.refusal()).contains("15 of 30 contacts seem gone", "maxDeletions");

        progress.finished(in(2, Phase.CONFIRMING, FINE));
        assertThat(progress.refusal()).as("a walk alone shows nothing").isNotNull();
        progress.finished(in(2, Phase.OVER, new Check(null, null, 0, 0, 3, 1, "a doubt")));
        assertThat(progress.refusal()).as("nor does a doubt").isNotNull();
        progress.finished(in(2, Phase.REPORTING, FINE));
        assertThat(progress.refusal()).isNull();

        progress.found(refused);
        assertThat(progress.refusal()).as("later it knows by itself").isNull();
    }

    @Test
    void aReconciliationThatMissesNothingEndsARefusal() {
        progress.found(in(1, Phase.CONFIRMING, new Check(BEGUN, null, 0, 0, 0, 1, "15 of 30 contacts seem gone")));

        progress.finished(in(2, Phase.OVER, FINE));

        assertThat(progress.refusal()).isNull();
    }

    @Test
    void neitherADoubtNorAnOldRefusalThatWasOvercomeIsARefusal() {
        for (Check check :
                List.of(new Check(null, null, 0, 0, 1, 0, "a doubt"), new Check(null, null, 0, 0, 0, 1, null))) {
            ReconciliationProgress started = progress(null);
            started.found(in(1, Phase.CONFIRMING, check));
            assertThat(started.refusal()).isNull();
        }
        progress.found(null);
        assertThat(progress.refusal()).isNull();
    }

    private static void poll(ReconciliationProgress progress, long round, int requests) {
        progress.began(in(round, Phase.WALKING, FINE));
        for (int sent = 1; sent <= requests; sent++) {
            progress.requested(sent);
        }
    }

    private static Reconciliation in(long round, Phase phase, Check check) {
        return new Reconciliation(round, BEGUN, phase, true, null, null, 30, new Brought(30, List.of()), check, false);
    }
}

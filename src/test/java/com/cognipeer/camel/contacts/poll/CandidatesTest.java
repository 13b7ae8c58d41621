package com.cognipeer.camel.contacts.poll;

import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.BETWEEN_CONFIRMATIONS;
import static com.cognipeer.camel.contacts.poll.ReconcilingConsumer.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contact that a walk did not bring is reported only if both confirmations of that reconciliation lack it. */
class CandidatesTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private final ReconcilingConsumer consumer = ReconcilingConsumer.ofChanges(100, Duration.ZERO);
    private Contact candidate;
    private Contact other;

    @BeforeEach
    void twoOfTwentyContactsAreAbsent() {
        List<String> ids = consumer.route(20);
        candidate = remove(ids.get(5));
        other = remove(ids.get(7));
        consumer.pollAfter(INTERVAL);
        assertThat(state(candidate)).isEqualTo(InventoryEntry.State.ABSENT);
        consumer.asked.clear();
    }

    @Test
    void theFirstConfirmationFindsItSoItCountsAsThere() {
        add(candidate);
        firstConfirmation();

        assertThat(state(candidate)).isEqualTo(InventoryEntry.State.DONE);
    }

    @Test
    void theSecondConfirmationFindsItSoThisReconciliationDoesNotReportIt() {
        firstConfirmation();
        add(candidate);
        consumer.dieAfter("deleted " + other.getId());
        consumer.pollAfter(BETWEEN_CONFIRMATIONS);
        remove(candidate.getId());

        consumer.pollAfter(A_MOMENT);

        assertThat(consumer.told).hasSize(2).containsOnly("deleted " + other.getId());
    }

    @Test
    void aSweepRoutesItMeanwhileSoThisReconciliationDoesNotReportIt() {
        firstConfirmation();
        add(consumer.server.write(candidate.getId(), 0));
        consumer.pollAfter(A_MOMENT);
        remove(candidate.getId());

        consumer.pollAfter(BETWEEN_CONFIRMATIONS);

        assertThat(consumer.told).containsExactly("updated " + candidate.getId(), "deleted " + other.getId());
    }

    @Test
    void onlyTheWalkLackedItSoTheSecondConfirmationDoesNotAskForIt() {
        firstConfirmation();
        InventoryEntry restored = consumer.entry(candidate.getId()).in(InventoryEntry.State.ABSENT);
        consumer.inventory.write(List.of(restored), Set.of());
        consumer.asked.clear();

        consumer.pollAfter(BETWEEN_CONFIRMATIONS);

        assertThat(consumer.confirmations())
                .singleElement()
                .satisfies(ids -> assertThat(ids.contains(candidate.getId())).isFalse());
        assertThat(consumer.told).containsExactly("deleted " + other.getId());
    }

    @Test
    void theNextWalkBringsItSoNobodyAsksForIt() {
        consumer.server.findsNothingByIn = true;
        for (int doubts = 0; doubts < 3; doubts++) {
            consumer.pollAfter(A_MOMENT);
        }
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.OVER);
        consumer.server.findsNothingByIn = false;
        add(candidate);
        add(other);
        consumer.asked.clear();

        consumer.pollAfter(INTERVAL);
        consumer.pollAfter(A_MOMENT);

        assertThat(consumer.asked).isNotEmpty();
        assertThat(consumer.confirmations()).isEmpty();
        assertThat(consumer.told).isEmpty();
    }

    private void firstConfirmation() {
        consumer.pollAfter(A_MOMENT);
        assertThat(consumer.phase()).isEqualTo(Reconciliation.Phase.REPORTING);
        assertThat(consumer.told).isEmpty();
    }

    private Contact remove(String id) {
        return consumer.server.contacts.remove(id);
    }

    private void add(Contact contact) {
        contact.put(Contact.WORKSPACE_ID, "W");
        consumer.server.contacts.put(contact.getId(), contact);
    }

    private InventoryEntry.State state(Contact contact) {
        return consumer.entry(contact.getId()).state();
    }
}

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

/**
 * A contact that was reported as gone and comes back as it was is routed, although a sweep that began before has delivered it
 * within the lookback. The window holds such a contact when a sweep does not read the lookback again, as after a large import.
 */
class ReportedWithinTheLookbackTest {

    private static final Duration LOOKBACK = Duration.ofHours(1);

    private final ReconcilingConsumer consumer = ReconcilingConsumer.ofChanges(100, LOOKBACK);
    private Contact contact;
    private Window.Entry delivered;

    @BeforeEach
    void aContactWasDelivered() {
        List<String> ids = consumer.route(20);
        contact = consumer.server.contacts.get(ids.get(19));
        delivered = window(consumer.stored).stream()
                .filter(entry -> entry.key().id().equals(contact.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Window.Entry> window(Position position) {
        return ((ChangesPlace) position.place()).window().entries();
    }

    @Test
    void itsReportTakesItOutOfTheWindow() {
        consumer.server.contacts.remove(contact.getId());
        consumer.pollAfter(INTERVAL);
        consumer.pollAfter(LOOKBACK);
        Position before = consumer.stored;
        consumer.stored = new Position(
                before.revision(),
                before.asOf(),
                before.workspaceId(),
                ((ChangesPlace) before.place()).with(List.of(delivered)),
                before.reconciliation());

        consumer.reconcileAfter(BETWEEN_CONFIRMATIONS);

        assertThat(consumer.told).containsExactly("deleted " + contact.getId());
        assertThat(window(consumer.stored)).isNotEmpty().doesNotContain(delivered);
    }

    @Test
    void itComesAgainAlsoIfTheProcessDiedBeforeItStoredThatItsReportWasDone() {
        InventoryEntry open = consumer.entry(contact.getId()).opened();
        consumer.inventory.write(List.of(open), Set.of());

        consumer.pollAfter(Duration.ofSeconds(10));

        assertThat(consumer.told).containsExactly("created " + contact.getId());
    }

    @Test
    void aContactThatTheInventoryHasDoesNotComeAgain() {
        consumer.pollAfter(Duration.ofSeconds(10));

        assertThat(consumer.told).isEmpty();
    }
}

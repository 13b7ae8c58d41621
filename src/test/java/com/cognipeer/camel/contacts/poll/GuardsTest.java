package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** For each guard against a loss, a course of events that loses a contact without it. */
class GuardsTest {

    private final SimulatedServer server = new SimulatedServer();

    @Test
    void theLookbackCatchesWhatIsCommittedLate() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        consumer.at(1, () -> server.insert(0));
        consumer.at(8.5, () -> server.writeLater(server.newId(), 0));
        consumer.at(8.8, () -> server.insert(0));
        consumer.at(11, server::commitAll);
        consumer.pass(10);

        consumer.poll();
        consumer.pass(10);
        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void theUpperBoundKeepsALongSweepFromDraggingTheWatermarkPastALateCommit() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 3);
        for (double at = 5; at < 22; at += 0.4) {
            consumer.at(at, () -> server.insert(0));
        }
        consumer.at(14.1, () -> server.writeLater(server.newId(), 0));
        consumer.at(16.6, server::commitAll);
        consumer.beforeEachRequest = () -> consumer.pass(0.5);
        consumer.pass(7);

        consumer.poll(60, 0.5);

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void theContentHashTellsASecondWriteOfTheSameTime() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        server.granularity = ChronoUnit.SECONDS;
        consumer.at(9.2, () -> server.insert(0));
        consumer.at(9.5, () -> server.writeLater(server.contacts.firstKey(), 0));
        consumer.at(11, server::commitAll);
        consumer.pass(10.5);
        consumer.poll();
        assertThat(consumer.delivered).hasSize(1);
        consumer.pass(3);

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void oneTimeThatFillsAPageIsSteppedThrough() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 2);
        for (int count = 0; count < 5; count++) {
            server.insert(0);
        }
        consumer.pass(10);
        server.insert(0);
        consumer.pass(10);

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    /** For one request, after the server was found to honour everything, its order is that of the ids. */
    @Test
    void aPageThatIsNotInOrderMovesNothing() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 3);
        List<String> ids = new ArrayList<>();
        for (int count = 0; count < 7; count++) {
            ids.add(server.newId());
        }
        for (int index = ids.size() - 1; index >= 0; index--) {
            consumer.pass(1);
            server.write(ids.get(index), 0);
        }
        consumer.pass(10);
        int[] requests = {0};
        consumer.beforeEachRequest = () -> server.sorts = ++requests[0] != 7;

        assertThatThrownBy(consumer::poll)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("does not honour sort")
                .hasMessageContaining("mode=snapshot");

        assertThat(consumer.delivered).isEmpty();
        server.sorts = true;
        consumer.poll();
        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void aShortPageAloneDoesNotEndAWalk() {
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 10);
        server.most = 4;
        for (int count = 0; count < 30; count++) {
            server.insert(0);
        }

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    /** With ten contacts a page, no page has contacts 2,520 and 2,521 both: every limit up to ten divides 2,520. */
    @Test
    void aFallenTotalTellsOfAShiftWhereNoPageCanOverlap() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        server.cap = 10;
        for (int count = 0; count < 2540; count++) {
            server.insert(0);
            consumer.pass(0.001);
        }
        consumer.pass(10);
        AtomicBoolean deleted = new AtomicBoolean();
        consumer.beforeEachRequest = () -> {
            if (consumer.delivered.size() >= 2519 && deleted.compareAndSet(false, true)) {
                removeNewest(1);
            }
        };

        consumer.poll();

        assertThat(deleted).isTrue();
        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void aPageThatDoesNotOverlapTheOneBeforeIsNotTaken() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        for (int count = 0; count < 90; count++) {
            server.insert(0);
            consumer.pass(0.01);
        }
        List<Contact> back =
                server.contacts.values().stream().limit(5).map(Contact::copy).toList();
        back.forEach(contact -> server.contacts.remove(contact.getId()));
        consumer.pass(10);
        AtomicBoolean deleted = new AtomicBoolean();
        consumer.beforeEachRequest = () -> {
            if (consumer.delivered.size() >= 19 && deleted.compareAndSet(false, true)) {
                removeNewest(5);
                // As many come back to the old end, so that the total does not fall.
                back.forEach(contact -> server.contacts.put(contact.getId(), contact));
            }
        };

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void aWalkFromTheNewestOnKeepsBothEndsOfWhatIsDone() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        for (int count = 0; count < 90; count++) {
            server.insert(0);
            consumer.pass(1);
        }
        consumer.pass(10);
        consumer.killAfter = 45;
        consumer.poll();
        server.insert(0);
        consumer.pass(10);

        consumer.poll(2, 10);

        assertThat(consumer.missing()).isEmpty();
    }

    /** A contact of a burst is written again, and the write is committed when the burst was read: as many as before. */
    @Test
    void theSecondLookFindsALateWriteThatTheCountDoesNotShow() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 5);
        for (double at = 8; at < 9; at += 0.05) {
            consumer.at(at, () -> server.insert(0));
        }
        consumer.at(8.8, () -> server.writeLater(server.contacts.firstKey(), 0));
        consumer.at(11, server::commitAll);
        consumer.pass(10.5);

        consumer.poll(11, 1);

        assertThat(consumer.missing()).isEmpty();
    }

    private void removeNewest(int count) {
        server.contacts.values().stream()
                .sorted((one, other) -> other.getModifiedDate().compareTo(one.getModifiedDate()))
                .limit(count)
                .map(Contact::getId)
                .toList()
                .forEach(server.contacts::remove);
    }
}

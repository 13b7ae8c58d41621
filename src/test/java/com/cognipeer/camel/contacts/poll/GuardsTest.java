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

/** Each guard against a loss: a course of events that passes with it, and loses contacts when it is taken out. */
class GuardsTest {

    private final SimulatedServer server = new SimulatedServer();

    @Test
    void theLookbackCatchesWhatIsCommittedLate() {
        assertThat(lookback(null)).isEmpty();
        assertThat(lookback(Guard.LOOKBACK)).hasSize(1);
    }

    private static List<String> lookback(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 10, without);
        SimulatedServer server = consumer.server;
        consumer.at(1, () -> server.insert(0));
        consumer.at(8.5, () -> server.writeLater(server.newId(), 0));
        consumer.at(8.8, () -> server.insert(0));
        consumer.at(11, server::commitAll);
        consumer.pass(10);
        consumer.poll();
        consumer.pass(10);
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void theUpperBoundKeepsALongSweepFromDraggingTheWatermarkPastALateCommit() {
        assertThat(upperBound(null)).isEmpty();
        assertThat(upperBound(Guard.UPPER_BOUND)).hasSize(1);
    }

    private static List<String> upperBound(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 3, without);
        SimulatedServer server = consumer.server;
        for (double at = 5; at < 22; at += 0.4) {
            consumer.at(at, () -> server.insert(0));
        }
        consumer.at(14.1, () -> server.writeLater(server.newId(), 0));
        consumer.at(16.6, server::commitAll);
        consumer.beforeEachRequest = () -> consumer.pass(0.5);
        consumer.pass(7);
        for (int poll = 0; poll < 60; poll++) {
            consumer.poll();
            consumer.pass(0.5);
        }
        return consumer.missing();
    }

    @Test
    void theContentHashTellsASecondWriteOfTheSameTime() {
        assertThat(contentHash(null)).isEmpty();
        assertThat(contentHash(Guard.CONTENT_HASH)).hasSize(1);
    }

    private static List<String> contentHash(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 10, without);
        SimulatedServer server = consumer.server;
        server.granularity = ChronoUnit.SECONDS;
        consumer.at(9.2, () -> server.insert(0));
        consumer.at(
                9.5, () -> server.writeLater(server.contacts.keySet().iterator().next(), 0));
        consumer.at(11, server::commitAll);
        consumer.pass(10.5);
        consumer.poll();
        assertThat(consumer.delivered).hasSize(1);
        consumer.pass(3);
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void oneTimeThatFillsAPageIsSteppedThrough() {
        assertThat(tie(null)).isEmpty();
        assertThat(tie(Guard.TIE_STEP)).isNotEmpty();
    }

    private static List<String> tie(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 2, without);
        for (int count = 0; count < 5; count++) {
            consumer.server.insert(0);
        }
        consumer.pass(10);
        consumer.server.insert(0);
        consumer.pass(10);
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void aPageThatIsNotInOrderMovesNothing() {
        SimulatedConsumer guarded = new SimulatedConsumer(server, true, 3, null);
        arrangeOutOfOrder(guarded);
        assertThatThrownBy(guarded::poll)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("does not honour sort")
                .hasMessageContaining("mode=snapshot");
        assertThat(guarded.delivered).isEmpty();
        server.sorts = true;
        guarded.poll();
        assertThat(guarded.missing()).isEmpty();

        SimulatedConsumer unguarded = new SimulatedConsumer(server, true, 3, Guard.PAGE_VALIDATION);
        arrangeOutOfOrder(unguarded);
        unguarded.poll();
        assertThat(unguarded.missing()).isNotEmpty();
    }

    /** For one request, after the server was found to honour everything, its order is that of the ids. */
    private void arrangeOutOfOrder(SimulatedConsumer consumer) {
        server.contacts.clear();
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
    }

    @Test
    void aShortPageAloneDoesNotEndAWalk() {
        assertThat(shortPages(null)).isEmpty();
        assertThat(shortPages(Guard.TOTAL_CHECK)).isNotEmpty();
    }

    private static List<String> shortPages(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), false, 10, without);
        consumer.server.most = 4;
        for (int count = 0; count < 30; count++) {
            consumer.server.insert(0);
        }
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void whereNoPageCanOverlapAFallenTotalTellsOfAShift() {
        assertThat(fallenTotal(null)).isEmpty();
        assertThat(fallenTotal(Guard.TOTAL_CHECK)).hasSize(1);
    }

    /** With ten contacts a page, no page has contacts 2,520 and 2,521 both: every limit up to ten divides 2,520. */
    private static List<String> fallenTotal(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 10, without);
        SimulatedServer server = consumer.server;
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
                newest(server, 1);
            }
        };
        consumer.poll();
        assertThat(deleted).isTrue();
        return consumer.missing();
    }

    @Test
    void aPageThatDoesNotOverlapTheOneBeforeIsNotTaken() {
        assertThat(overlap(null)).isEmpty();
        assertThat(overlap(Guard.OVERLAP)).isNotEmpty();
    }

    private static List<String> overlap(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 20, without);
        SimulatedServer server = consumer.server;
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
                newest(server, 5);
                // As many come back to the old end, so that the total does not fall.
                back.forEach(contact -> server.contacts.put(contact.getId(), contact));
            }
        };
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void aWalkFromTheNewestOnKeepsBothEndsOfWhatIsDone() {
        assertThat(highLow(null)).isEmpty();
        assertThat(highLow(Guard.HIGH_LOW)).isNotEmpty();
    }

    private static List<String> highLow(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 20, without);
        SimulatedServer server = consumer.server;
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
        consumer.poll();
        consumer.pass(10);
        consumer.poll();
        return consumer.missing();
    }

    @Test
    void theSecondLookFindsALateWriteThatTheCountDoesNotShow() {
        assertThat(secondLook(null)).isEmpty();
        assertThat(secondLook(Guard.SECOND_LOOK)).hasSize(1);
    }

    /** A contact of a burst is written again, and the write is committed when the burst was read: as many as before. */
    private static List<String> secondLook(Guard without) {
        SimulatedConsumer consumer = new SimulatedConsumer(new SimulatedServer(), true, 5, without);
        SimulatedServer server = consumer.server;
        for (double at = 8; at < 9; at += 0.05) {
            consumer.at(at, () -> server.insert(0));
        }
        consumer.at(
                8.8, () -> server.writeLater(server.contacts.keySet().iterator().next(), 0));
        consumer.at(11, server::commitAll);
        consumer.pass(10.5);
        consumer.poll();
        for (int poll = 0; poll < 10; poll++) {
            consumer.pass(1);
            consumer.poll();
        }
        return consumer.missing();
    }

    private static void newest(SimulatedServer server, int count) {
        server.contacts.values().stream()
                .sorted((one, other) -> other.getModifiedDate().compareTo(one.getModifiedDate()))
                .limit(count)
                .map(Contact::getId)
                .toList()
                .forEach(server.contacts::remove);
    }
}

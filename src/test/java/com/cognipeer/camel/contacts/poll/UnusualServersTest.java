package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import com.cognipeer.camel.contacts.poll.SimulatedServer.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that differ from the usual in one thing: each contact is routed, or the poll fails and says why. */
class UnusualServersTest {

    private final SimulatedServer server = new SimulatedServer();

    @ParameterizedTest
    @EnumSource(Totals.class)
    void aTotalThatIsWrongEndsNoSweepOfChangesEarlyAndKeepsNoneFromEnding(Totals totals) {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 34);
        server.totals = totals;

        consumer.poll();
        consumer.pass(10);
        server.insert(0);
        consumer.pass(10);
        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Totals.class)
    void aTotalThatIsWrongEndsNoSnapshotEarlyAndKeepsNoneFromEnding(Totals totals) {
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 10);
        fill(consumer, 34);
        server.totals = totals;

        consumer.poll();

        assertThat(consumer.delivered).hasSize(34).doesNotHaveDuplicates();
    }

    @Test
    void aTotalOfMoreThanMatchesDoesNotKeepASweepOfChangesFromEnding() {
        WalkSettings settings = new WalkSettings(
                new ContactFilter(Map.of("status", "active")), 10, SimulatedConsumer.LOOKBACK, StartFrom.BEGINNING);
        SimulatedConsumer consumer = new SimulatedConsumer(server, true, settings);
        fill(consumer, 34);
        server.contacts.values().stream().limit(20).forEach(contact -> contact.put("status", "gone"));
        server.totals = Totals.WHOLE_COLLECTION;

        consumer.poll(3, 10);

        assertThat(consumer.delivered).hasSize(14).doesNotHaveDuplicates();
    }

    @Test
    void oneTimeIsSteppedThroughWherePagesAreShorterThanTheServerSays() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        server.most = 4;
        for (int count = 0; count < 9; count++) {
            server.insert(0);
        }
        consumer.pass(10);

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 50, 64})
    void pagesThatAreLargerThanAskedForLeaveNoGap(int least) {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        fill(consumer, 500);
        server.least = least;

        assertThatThrownBy(consumer::poll)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("cannot be made to overlap");
        assertThat(consumer.delivered).isEqualTo(lastIdFirst(consumer.delivered.size()));

        SimulatedConsumer wide = SimulatedConsumer.ofChanges(server, 2 * least);
        wide.poll();
        assertThat(wide.missing()).isEmpty();
    }

    @Test
    void pagesThatAreLargerThanAskedForAreFineWhereTheyHoldEverything() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        fill(consumer, 40);
        server.least = 50;

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void contactsWithoutADateAreNamedAlsoWhereTheQuestionForThemIsRefused() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 3);
        server.insert(0).remove(Contact.MODIFIED_DATE);
        server.refuses.add("$exists");

        assertThatThrownBy(consumer::poll)
                .isInstanceOf(ContactsException.class)
                .hasMessageContaining("no modifiedDate");
    }

    @Test
    void aServerThatComesToRefuseRangesIsFoundOutAnew() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 30);
        consumer.poll();
        server.refuses.addAll(List.of("$gte", "$gt", "$lte"));
        server.insert(0);
        consumer.pass(10);

        assertThatThrownBy(consumer::poll).isInstanceOf(InvalidContactException.class);
        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatComesToMatchNothingIsFoundOutBySnapshotsWhereTheTotalPromisedMore() {
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 10);
        fill(consumer, 34);
        consumer.poll();
        consumer.delivered.clear();
        server.ranges = Ranges.NOTHING_MATCHES;

        consumer.poll();

        assertThat(consumer.delivered).hasSize(34).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60})
    void aServerThatComesToMatchNothingIsFoundOutByChangesHoweverLongNothingChanged(int contacts) {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        fill(consumer, contacts);
        consumer.poll();
        consumer.poll(3, 10);
        long before = server.requests;
        consumer.poll(5, 600);
        assertThat(server.requests - before).isEqualTo(5);

        server.ranges = Ranges.DATES_MATCH_NOTHING;
        server.insert(0);
        consumer.pass(10);
        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatComesToMatchNothingInTheMiddleOfASweepIsFoundOutByIt() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        fill(consumer, 90);
        consumer.beforeEachRequest = () -> {
            if (consumer.delivered.size() > 30) {
                server.ranges = Ranges.DATES_MATCH_NOTHING;
            }
        };

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void theLastContactThatIsRemovedIsFoundMissingOnce() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        fill(consumer, 5);
        consumer.poll();
        consumer.poll(2, 600);
        server.contacts.remove(
                server.contacts.keySet().stream().reduce((one, other) -> other).orElseThrow());

        long before = server.requests;
        consumer.poll();
        assertThat(server.requests - before).isLessThanOrEqualTo(8);
        before = server.requests;
        consumer.poll(3, 600);
        assertThat(server.requests - before).isEqualTo(3);
        server.insert(0);
        consumer.pass(10);
        consumer.poll();
        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void aContactDatedAheadDoesNotMoveTheWatermarkWhereTheServerTellsNoDate() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 20);
        server.tellsTheDate = false;
        fill(consumer, 5);
        server.insert(3_600_000);
        consumer.poll();

        server.insert(0);
        consumer.pass(10);
        consumer.poll();

        assertThat(consumer.missing()).hasSize(1);
        consumer.pass(4000);
        consumer.poll();
        assertThat(consumer.missing()).isEmpty();
    }

    @Test
    void aSnapshotThatWasBegunByPagesGoesOnByPagesWhateverIsKnownOfTheServer() {
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 10);
        fill(consumer, 60);
        consumer.poll();
        consumer.delivered.clear();
        consumer.stored = begunByPages(server);

        consumer.poll(5);
        consumer.poll(5);
        consumer.poll();

        assertThat(new HashSet<>(consumer.delivered)).hasSize(40);
    }

    /** The position of another consumer of the same key: it pages by number, and has done the twenty last ids. */
    private static Position begunByPages(SimulatedServer server) {
        List<String> ids = new ArrayList<>(server.contacts.keySet());
        return new Position(1, null, null, new SnapshotPlace(Paging.pages, ids.get(40), 20, 0, null));
    }

    @Test
    void theTotalOfASweepOverChangesCountsNoContactTwice() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 34);
        consumer.pass(10);

        consumer.poll();

        assertThat(consumer.routed).extracting(SimulatedConsumer.Routed::total).containsOnly(34L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void placesFollowEachOtherAndTheLastOneIsToldInHoweverManyPolls(boolean changes) {
        for (int most = 1; most < 12; most++) {
            SimulatedServer fresh = new SimulatedServer();
            SimulatedConsumer consumer =
                    changes ? SimulatedConsumer.ofChanges(fresh, 5) : SimulatedConsumer.ofSnapshots(fresh, 5);
            for (int count = 0; count < 23; count++) {
                fresh.insert(0);
                consumer.pass(count % 3 == 0 ? 0 : 0.1);
            }
            consumer.pass(10);
            for (int left = 23; left > 0; left -= most) {
                consumer.poll(most);
                consumer.pass(1);
            }
            assertThat(consumer.routed)
                    .extracting(SimulatedConsumer.Routed::index)
                    .containsExactlyElementsOf(LongStream.range(0, 23).boxed().toList());
            assertThat(consumer.routed.stream()
                            .filter(SimulatedConsumer.Routed::last)
                            .map(SimulatedConsumer.Routed::index))
                    .containsExactly(22L);
        }
    }

    @Test
    void theLastOneIsToldInASnapshotThatWentOnByPages() {
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 10);
        fill(consumer, 45);
        server.ranges = Ranges.NOTHING_MATCHES;
        consumer.poll(44);
        consumer.poll(1);

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.routed.get(44).last()).isTrue();
    }

    @Test
    void aWalkInAnOrderOfTheUsersOwnDoesNotBelieveATotalOfLessThanCame() {
        fill(SimulatedConsumer.ofSnapshots(server, 10), 34);
        server.totals = Totals.ZERO;
        Sweep sweep = Sweep.numbered(
                new ContactQuery(1, 10, ContactFilter.ALL, ContactSort.parse("_id:1")), new BelievedTotals());
        List<String> ids = new ArrayList<>();
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge()) {
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
            ids.add(sweep.contact().getId());
            sweep.advance();
        }

        assertThat(ids).hasSize(34);
    }

    @Test
    void aContactOfAPositionOfTheOtherModeIsNoPlaceToGoOnFrom() {
        SimulatedConsumer changes = SimulatedConsumer.ofChanges(server, 10);
        SimulatedConsumer snapshots = SimulatedConsumer.ofSnapshots(server, 10);
        fill(changes, 45);
        changes.poll(15);
        snapshots.poll(15);
        Position ofSnapshots = snapshots.stored;
        snapshots.stored = changes.stored;
        changes.stored = ofSnapshots;

        assertThatThrownBy(snapshots::poll)
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("mode=changes");
        assertThatThrownBy(changes::poll)
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("mode=snapshot");
    }

    @Test
    void contactsDatedAheadOfTheServersClockWaitForTheirTime() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 34);
        for (int count = 0; count < 15; count++) {
            server.insert(60_000);
        }

        consumer.poll(8, 1);
        assertThat(consumer.missing()).hasSize(15);
        server.insert(0);
        consumer.poll(2, 5);
        assertThat(consumer.missing()).hasSize(15);
        consumer.pass(60);
        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @Test
    void aClockThatGoesBackWithinTheLookbackLosesNothing() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 34);
        consumer.poll();
        server.now = server.now.minusMillis(2_500);
        server.insert(0);
        server.write(server.contacts.keySet().iterator().next(), 0);
        consumer.poll(12, 1);

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @Test
    void aStartInTheFutureTakesOnlyWhatComesThen() {
        WalkSettings settings = new WalkSettings(
                ContactFilter.ALL,
                10,
                SimulatedConsumer.LOOKBACK,
                new StartFrom(false, Instant.parse("2026-11-25T10:01:00Z")));
        SimulatedConsumer consumer = new SimulatedConsumer(server, true, settings);
        fill(consumer, 34);
        consumer.poll(3, 5);
        assertThat(consumer.delivered).isEmpty();
        consumer.at(61, () -> server.insert(0));
        consumer.pass(70);
        consumer.poll(3, 5);

        assertThat(consumer.delivered).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStartNowInAnEmptyStoreTakesAllThatComes(boolean tellsTheDate) {
        server.tellsTheDate = tellsTheDate;
        WalkSettings settings =
                new WalkSettings(ContactFilter.ALL, 10, SimulatedConsumer.LOOKBACK, new StartFrom(true, null));
        SimulatedConsumer consumer = new SimulatedConsumer(server, true, settings);
        consumer.poll();
        consumer.restart();
        fill(consumer, 34);
        consumer.pass(5);
        consumer.poll(3, 5);

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilterThatNamesTheFieldsOfTheWalkCountsAsWell(boolean changes) {
        SimulatedConsumer helper = SimulatedConsumer.ofSnapshots(server, 10);
        fill(helper, 60);
        List<String> ids = new ArrayList<>(server.contacts.keySet());
        String from = server.contacts.get(ids.get(20)).getModifiedDate();
        WalkSettings settings = new WalkSettings(
                new ContactFilter(Map.of(
                        "_id", Map.of("$gt", ids.get(4), "$lte", ids.get(49)), "modifiedDate", Map.of("$gte", from))),
                10,
                SimulatedConsumer.LOOKBACK,
                StartFrom.BEGINNING);
        SimulatedConsumer consumer = new SimulatedConsumer(server, changes, settings);
        consumer.pass(10);

        consumer.poll();

        assertThat(consumer.routed).extracting(SimulatedConsumer.Routed::id).isEqualTo(ids.subList(20, 50));
    }

    @Test
    void onePollOfOneContactAtATimeDoesNotReadTheLookbackAgainOneByOne() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 50);
        burst(consumer, 300);
        for (int poll = 0; poll < 60; poll++) {
            consumer.poll(5);
        }
        consumer.poll(5);
        consumer.pass(0.5);
        server.insert(0);
        consumer.pass(2);
        long before = server.requests;

        consumer.poll(1);

        assertThat(consumer.missing()).isEmpty();
        assertThat(server.requests - before).isLessThan(5);
    }

    @Test
    void aChangeOfAContactThatTheWindowCouldNotHoldRepeatsNoOther() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 500);
        burst(consumer, 12_000);
        consumer.poll();
        server.write(server.contacts.keySet().iterator().next(), 0);
        consumer.pass(2);
        consumer.poll(10, 0.5);

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).hasSize(12_001);
    }

    private static void fill(SimulatedConsumer consumer, int contacts) {
        for (int count = 0; count < contacts; count++) {
            consumer.server.insert(0);
            consumer.pass(0.01);
        }
        consumer.pass(2);
    }

    private static void burst(SimulatedConsumer consumer, int contacts) {
        for (int count = 0; count < contacts; count++) {
            consumer.server.insert(0);
            consumer.pass(count % 10 == 0 ? 0.001 : 0);
        }
        consumer.pass(2);
    }

    private List<String> lastIdFirst(int count) {
        List<String> states = new ArrayList<>(server.contacts.values().stream()
                .map(contact -> contact.getId() + "@" + contact.get("rev"))
                .toList());
        Collections.reverse(states);
        return states.subList(0, count);
    }
}

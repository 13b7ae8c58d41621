package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep takes over results from earlier sweeps, and its place from a position. */
class SweepsTest {

    private final SimulatedServer server = new SimulatedServer();

    @Test
    void aPositionOfAnotherWorkspaceIsRefusedBeforeAContactIsDelivered() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 3).put("workspaceId", "first");
        consumer.poll();
        consumer.delivered.clear();
        fill(consumer, 1).put("workspaceId", "second");

        assertThatThrownBy(consumer::poll)
                .isInstanceOf(UnusablePositionException.class)
                .hasMessage("belongs to the workspace first, and the contacts that came belong to second");
        assertThat(consumer.delivered).isEmpty();
    }

    @Test
    void aPositionInTheFutureOfTheServerIsRefused() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 3);
        consumer.poll();

        server.now = server.now.minusSeconds(2);
        assertThatCode(consumer::poll).as("within the lookback").doesNotThrowAnyException();
        server.now = server.now.minusSeconds(3);
        assertThatThrownBy(consumer::poll)
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("lies in the future");
    }

    /** The bound of a sweep under way lies ahead of its watermark. */
    @Test
    void aSweepUnderWayInTheFutureOfTheServerIsRefused() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 30);
        consumer.poll(5);

        server.now = server.now.minusSeconds(10);

        assertThatThrownBy(consumer::poll).hasMessageContaining("lies in the future");
    }

    @ParameterizedTest
    @CsvSource({"true, 6", "false, 5"})
    void theRestOfASweepOverChangesAsksForOneContactMoreWhichIsDone(boolean changes, int asked) {
        SimulatedConsumer consumer =
                changes ? SimulatedConsumer.ofChanges(server, 20) : SimulatedConsumer.ofSnapshots(server, 20);
        fill(consumer, 60);
        consumer.poll(7);
        WalkSettings settings = SimulatedConsumer.settings(20);
        Sweeps sweeps = changes ? Sweeps.changes(settings) : Sweeps.snapshots(settings);

        while (sweeps.begin(consumer.stored, 5).request().orElseThrow().limit() == 1) {
            answerQuestions(sweeps, consumer.stored);
        }

        assertThat(sweeps.begin(consumer.stored, 5).request().orElseThrow().limit())
                .isEqualTo(asked);
        assertThat(sweeps.begin(consumer.stored, 20).request().orElseThrow().limit())
                .isEqualTo(20);
    }

    private void answerQuestions(Sweeps sweeps, Position position) {
        Sweep sweep = sweeps.begin(position, 5);
        while (sweep.choice() == null) {
            sweep.accept(server.list(sweep.request().orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstSweepOfAStartFromNowOnEndsWithoutAContact(boolean isEmpty) {
        WalkSettings settings = new WalkSettings(
                SimulatedConsumer.settings(10).filter(), 10, SimulatedConsumer.LOOKBACK, new StartFrom(true, null));
        SimulatedConsumer consumer = new SimulatedConsumer(server, true, settings);
        server.tellsTheDate = !isEmpty;
        if (!isEmpty) {
            fill(consumer, 3);
        }

        consumer.poll();

        assertThat(consumer.delivered).isEmpty();
        assertThat(server.requests).isOne();
        Contact later = fill(consumer, 1);
        consumer.poll();
        assertThat(consumer.routed).extracting(SimulatedConsumer.Routed::id).containsExactly(later.getId());
    }

    @Test
    void aServerThatWasFoundOutIsNotAskedAgain() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 3);
        consumer.poll();
        long before = server.requests;

        consumer.poll();

        assertThat(server.requests - before).isOne();
    }

    @Test
    void aServerThatRefusesAfterItWasFoundOutIsAskedAgainOnlyOnce() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 3);
        consumer.poll();
        server.refuses.addAll(List.of("$gte", "$gt", "$lte", "$exists"));
        assertThatThrownBy(consumer::poll).isInstanceOf(InvalidContactException.class);
        server.sorts = false;
        server.write(server.contacts.firstKey(), 0);
        long before = server.requests;

        assertThatThrownBy(consumer::poll).hasMessageContaining("does not honour sort");
        assertThat(server.requests - before).as("the questions and a page").isGreaterThan(1);
        before = server.requests;
        assertThatThrownBy(consumer::poll).hasMessageContaining("does not honour sort");
        assertThat(server.requests - before).as("a page").isOne();
    }

    @Test
    void aSnapshotGoesByPagesAtOnceOnceTheServerWasFoundOut() {
        server.ranges = SimulatedServer.Ranges.NOTHING_MATCHES;
        SimulatedConsumer consumer = SimulatedConsumer.ofSnapshots(server, 20);
        fill(consumer, 60);
        consumer.poll();
        consumer.delivered.clear();
        consumer.routed.clear();

        consumer.poll();

        assertThat(consumer.delivered).hasSize(60).doesNotHaveDuplicates();
        assertThat(consumer.routed.get(0).id()).as("the last id comes first").isEqualTo(server.contacts.lastKey());
    }

    /** The lookback holds more than a page, so the newest contacts are looked at first, and an empty answer is doubted. */
    @Test
    void aServerThatComesToMatchNothingIsFoundOutWhereMoreLiesWithinTheLookbackThanOnAPage() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        fill(consumer, 40);
        consumer.poll();
        server.ranges = SimulatedServer.Ranges.DATES_MATCH_NOTHING;
        fill(consumer, 1);
        long before = server.requests;

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        // The empty answer, six questions, and three pages.
        assertThat(server.requests - before).isEqualTo(10);
    }

    @Test
    void aRouteThatChangesItsContactDoesNotMoveThePositionElsewhere() {
        fill(SimulatedConsumer.ofChanges(server, 10), 3);

        SnapshotPlace snapshot = (SnapshotPlace) changedByARoute(Sweeps.snapshots(SimulatedConsumer.settings(10)))
                .place();
        ChangesPlace changes = (ChangesPlace)
                changedByARoute(Sweeps.changes(SimulatedConsumer.settings(10))).place();

        String first = server.contacts.firstKey();
        assertThat(snapshot.id()).isEqualTo(first);
        assertThat(changes.progress().last()).isEqualTo(WalkOrder.OLDEST_FIRST.keyOf(server.contacts.get(first), 0));
    }

    private Position changedByARoute(Sweeps sweeps) {
        Sweep sweep = sweeps.begin(Position.START);
        while (!sweep.hasContact()) {
            sweep.accept(server.list(sweep.request().orElseThrow()));
        }
        Contact contact = sweep.handOut().contact();
        contact.put("_id", "another");
        contact.put("modifiedDate", "2020-01-01T00:00:00.000Z");
        sweep.advance();
        return sweep.position();
    }

    /** The oldest of the kept contacts is before the lookback, so that the next sweep finds it again. */
    @Test
    void aPositionHoldsOnlyTheContactsOfTheLookbackAndTheLatestOne() {
        SimulatedConsumer consumer = SimulatedConsumer.ofChanges(server, 10);
        for (int count = 0; count < 30; count++) {
            server.insert(0);
            consumer.pass(1);
        }
        consumer.pass(0.5);
        consumer.poll(12);
        assertThat(window(consumer)).as("under way").hasSize(1);

        consumer.poll();

        // The bound is a second before the date; from there the lookback of three seconds begins at 26 s.
        assertThat(window(consumer)).hasSize(4);
        consumer.pass(600);
        consumer.poll();
        assertThat(window(consumer)).extracting(entry -> entry.key().id()).containsExactly(server.contacts.lastKey());
    }

    private static List<Window.Entry> window(SimulatedConsumer consumer) {
        return ((ChangesPlace) consumer.stored.place()).window().entries();
    }

    private static Contact fill(SimulatedConsumer consumer, int contacts) {
        Contact last = null;
        for (int count = 0; count < contacts; count++) {
            last = consumer.server.insert(0);
            consumer.pass(0.01);
        }
        consumer.pass(2);
        return last;
    }
}

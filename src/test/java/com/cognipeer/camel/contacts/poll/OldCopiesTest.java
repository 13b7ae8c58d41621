package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that shows a state of a contact again which was routed before a later one, as an old copy of its data does. */
class OldCopiesTest {

    private final SimulatedServer server = new SimulatedServer();
    private final List<Object> routed = new ArrayList<>();
    private Position stored = Position.START;
    private Sweeps sweeps = Sweeps.changes(SimulatedConsumer.settings(2));
    private Contact old;
    private Contact latest;

    /** The consumer has routed both states of a contact. */
    private void routeBoth(boolean detectsDeletions) {
        sweeps = Sweeps.changes(SimulatedConsumer.settings(10), detectsDeletions ? detection() : null);
        old = server.insert(0);
        server.now = server.now.plusMillis(1_500);
        poll();
        latest = server.write(old.getId(), -100);
        server.now = server.now.plusMillis(1_500);
        poll();
        assertThat(routed).containsExactly(old.get("rev"), latest.get("rev"));
    }

    private static Detection detection() {
        return new Detection(
                new SimulatedInventory(), Duration.ofSeconds(30), Duration.ofMinutes(10), CountOrShare.parse("10%"));
    }

    private void poll() {
        route(sweeps.begin(stored, 10, server.now));
    }

    private void pollWithoutTheOldCopy() {
        server.contacts.put(old.getId(), latest);
        server.now = server.now.plusMillis(500);
        poll();
    }

    private void reconcile() {
        sweeps.reconcile(stored, server.now).ifPresent(this::route);
    }

    private void route(Sweep sweep) {
        for (ask(sweep); !sweep.isOver(); ask(sweep)) {
            routed.add(sweep.handOut().contact().get("rev"));
            sweep.advance();
        }
        sweep.finish();
        store(sweep);
    }

    /** A sweep that has read the old copy after the consumer has routed both states. */
    private Sweep sweepOverTheOldCopy(boolean detectsDeletions) {
        routeBoth(detectsDeletions);
        server.contacts.put(old.getId(), old);
        Sweep sweep = sweeps.begin(stored, 10, server.now);
        ask(sweep);
        return sweep;
    }

    private void ask(Sweep sweep) {
        while (!sweep.hasContact() && !sweep.isOver()) {
            sweep.accept(server.list(sweep.request().orElseThrow()));
            if (sweep.mustBeStored()) {
                store(sweep);
            }
        }
    }

    private void store(Sweep sweep) {
        sweeps.flush();
        stored = PositionJson.read(PositionJson.write(sweep.position()));
    }

    @ParameterizedTest(name = "detectDeletions={0}")
    @ValueSource(booleans = {false, true})
    void theLaterStateIsRoutedAgainAlsoIfTheProcessEndsWhenTheOldOneWas(boolean detectsDeletions) {
        Sweep killed = sweepOverTheOldCopy(detectsDeletions);
        assertThat(killed.handOut().contact().get("rev")).isEqualTo(old.get("rev"));
        killed.advance();
        routed.clear();

        pollWithoutTheOldCopy();

        assertThat(routed).containsExactly(latest.get("rev"));
    }

    @ParameterizedTest(name = "detectDeletions={0}")
    @ValueSource(booleans = {false, true})
    void theLaterStateIsRoutedAgainAlsoIfTheExchangeOfTheOldOneFails(boolean detectsDeletions) {
        Sweep failed = sweepOverTheOldCopy(detectsDeletions);
        failed.handOut();
        failed.leave();
        store(failed);
        routed.clear();

        pollWithoutTheOldCopy();

        assertThat(routed).containsExactly(latest.get("rev"));
    }

    @Test
    void theLaterStateIsRoutedAgainAfterAReconciliationThatReadTheOldOne() {
        sweeps = Sweeps.changes(SimulatedConsumer.settings(10), detection());
        old = server.insert(0);
        server.now = server.now.plusMillis(1_500);
        poll();
        reconcile();
        server.now = server.now.plusSeconds(31);
        poll();
        latest = server.write(old.getId(), -100);
        server.now = server.now.plusMillis(1_500);
        poll();
        routed.clear();

        server.contacts.put(old.getId(), old);
        reconcile();
        assertThat(routed).containsExactly(old.get("rev"));
        pollWithoutTheOldCopy();

        assertThat(routed).containsExactly(old.get("rev"), latest.get("rev"));
    }

    @ParameterizedTest
    @CsvSource({"false, -1", "true, 1"})
    void aSweepReadsTheLookbackIfNobodyKnowsWhichStateWasRoutedLast(boolean afterACrash, int order) {
        for (int contact = 0; contact < 5; contact++) {
            server.insert(0);
        }
        server.now = server.now.plusMillis(1_500);
        poll();
        if (afterACrash) {
            ChangesPlace place = (ChangesPlace) stored.place();
            stored = new Position(
                    0,
                    stored.asOf(),
                    stored.workspaceId(),
                    place.opened(Set.of(server.contacts.firstKey())),
                    stored.reconciliation());
        }
        server.now = server.now.plusMillis(500);

        assertThat(sweeps.begin(stored, 10, server.now)
                        .request()
                        .orElseThrow()
                        .sort()
                        .fields())
                .containsEntry(Contact.MODIFIED_DATE, order);
    }

    @ParameterizedTest(name = "detectDeletions={0}")
    @ValueSource(booleans = {false, true})
    void aStateThatNoRouteGotLeavesThePositionAsItWas(boolean detectsDeletions) {
        Sweep left = sweepOverTheOldCopy(detectsDeletions);
        left.leave();
        store(left);
        routed.clear();

        pollWithoutTheOldCopy();

        assertThat(routed).isEmpty();
    }
}

package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that shows a state of a contact again which was routed before a later one, as an old copy of its data does. */
class OldCopiesTest {

    private final SimulatedServer server = new SimulatedServer();
    private final List<Object> routed = new ArrayList<>();
    private Position stored = Position.START;
    private Sweeps sweeps;
    private Contact old;
    private Contact latest;

    /** The consumer has routed both states of a contact. */
    private void routeBoth(boolean detectsDeletions) {
        Detection detection = detectsDeletions
                ? new Detection(
                        new SimulatedInventory(), Duration.ofDays(1), Duration.ofMinutes(10), CountOrShare.parse("10%"))
                : null;
        sweeps = Sweeps.changes(SimulatedConsumer.settings(10), detection);
        old = server.insert(0);
        server.now = server.now.plusMillis(1_500);
        poll();
        latest = server.write(old.getId(), -100);
        server.now = server.now.plusMillis(1_500);
        poll();
        assertThat(routed).containsExactly(old.get("rev"), latest.get("rev"));
    }

    private void poll() {
        Sweep sweep = begin();
        while (!sweep.isOver()) {
            routed.add(sweep.handOut().contact().get("rev"));
            sweep.advance();
            ask(sweep);
        }
        sweep.finish();
        store(sweep);
    }

    private Sweep begin() {
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
        routeBoth(detectsDeletions);
        server.contacts.put(old.getId(), old);
        Sweep killed = begin();
        assertThat(killed.handOut().contact().get("rev")).isEqualTo(old.get("rev"));
        killed.advance();
        routed.clear();

        server.contacts.put(old.getId(), latest);
        server.now = server.now.plusMillis(500);
        poll();

        assertThat(routed).containsExactly(latest.get("rev"));
    }

    @ParameterizedTest(name = "detectDeletions={0}")
    @ValueSource(booleans = {false, true})
    void aStateThatNoRouteGotLeavesThePositionAsItWas(boolean detectsDeletions) {
        routeBoth(detectsDeletions);
        server.contacts.put(old.getId(), old);
        Sweep left = begin();
        left.leave();
        store(left);
        routed.clear();

        server.contacts.put(old.getId(), latest);
        server.now = server.now.plusMillis(500);
        poll();

        assertThat(routed).isEmpty();
    }
}

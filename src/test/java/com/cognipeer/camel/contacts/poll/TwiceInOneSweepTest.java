package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A contact that is changed while it waits to be routed comes with a later page once more. */
class TwiceInOneSweepTest {

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedInventory inventory = new SimulatedInventory();

    @Test
    void aContactIsCreatedOnceAndThenUpdated() {
        for (int contact = 0; contact < 2; contact++) {
            server.insert(-60_000 + 1_000 * contact);
        }
        String second = List.copyOf(server.contacts.keySet()).get(1);
        Detection detection =
                new Detection(inventory, Duration.ofDays(1), Duration.ofMinutes(10), CountOrShare.parse("10%"));
        Sweeps sweeps = Sweeps.changes(SimulatedConsumer.settings(2), detection);
        Sweep sweep = sweeps.begin(Position.START, 2, server.now);
        List<Change> changes = new ArrayList<>();
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge()) {
                if (sweep.waiting() == 1 && sweep.contact().getId().equals(second)) {
                    server.write(second, -30_000);
                }
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
            if (sweep.hasContact()) {
                Handout handout = sweep.handOut();
                if (handout.contact().getId().equals(second)) {
                    changes.add(handout.change());
                }
                sweep.advance();
            }
        }
        sweeps.flush();
        assertThat(changes).containsExactly(Change.CREATED, Change.UPDATED);
        assertThat(inventory.find(List.of(second)).get(second).isOpen()).isFalse();
    }
}

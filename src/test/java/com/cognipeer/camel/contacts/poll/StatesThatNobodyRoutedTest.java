package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An own write on a state by somebody else that looks as if the consumer had routed it, and that it has not. */
class StatesThatNobodyRoutedTest {

    private static final Duration LOOKBACK = Duration.ofSeconds(3);

    private final SimulatedServer server = new SimulatedServer();
    private final Map<String, List<OwnWrite>> ownWrites = new HashMap<>();
    private final List<String> routed = new ArrayList<>();
    private Position stored = Position.START;
    private Sweeps sweeps;
    /** Runs before each page after the first one. */
    private Runnable beforeEachFurtherPage = () -> {};

    private void consume(int limit, Inventory inventory) {
        Detection detection = inventory == null
                ? null
                : new Detection(inventory, Duration.ofDays(1), Duration.ofMinutes(10), CountOrShare.parse("10%"));
        sweeps = Sweeps.changes(SimulatedConsumer.settings(limit), detection, ids -> ownWrites);
    }

    private void pollAfter(Duration pause) {
        server.now = server.now.plus(pause);
        Sweep sweep = sweeps.begin(stored, 10, server.now);
        while (!sweep.isOver()) {
            while (sweep.hasContact() && !sweep.isAtTheEdge()) {
                routed.add(sweep.handOut().contact().getId());
                sweep.advance();
            }
            if (!sweep.isOver()) {
                if (sweep.done() > 0) {
                    beforeEachFurtherPage.run();
                }
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
        }
        sweep.finish();
        save(sweep);
    }

    private void save(Sweep sweep) {
        sweeps.flush();
        stored = PositionJson.read(PositionJson.write(sweep.position()));
    }

    private void reconcile() {
        sweeps.reconcile(stored, server.now).ifPresent(part -> {
            while (!part.isOver()) {
                part.accept(server.list(part.request().orElseThrow()));
            }
            part.finish();
            save(part);
        });
    }

    /** @param skew how far the clock of the writing node is off, in milliseconds */
    private void ownWrite(String id, long skew) {
        Contact before = server.contacts.get(id).copy();
        Contact after = server.write(id, skew);
        ContactVersions versions = new ContactVersions();
        ownWrites
                .computeIfAbsent(id, none -> new ArrayList<>())
                .add(new OwnWrite(
                        versions.of(after),
                        versions.of(before),
                        before.modifiedAt().orElseThrow(),
                        server.now));
    }

    /** Only an own write brings it before the next reconciliation. */
    @Test
    void aChangeThatLeftTheDateOfTheContactIsRouted() {
        consume(10, new SimulatedInventory());
        String id = server.insert(0).getId();
        for (int poll = 0; poll < 5; poll++) {
            pollAfter(Duration.ofSeconds(10));
            reconcile();
        }
        server.contacts.get(id).put("phone", "1");
        routed.clear();

        ownWrite(id, 0);
        pollAfter(Duration.ofSeconds(10));

        assertThat(routed).containsExactly(id);
    }

    /** After a crash the route may have got an old copy of the contact last. */
    @Test
    void anOwnWriteThatWasRoutedIsRoutedAgainIfAnotherStateMayHaveBeenSince() {
        consume(10, new SimulatedInventory());
        server.insert(0);
        for (int poll = 0; poll < 5; poll++) {
            pollAfter(Duration.ofSeconds(10));
            reconcile();
        }
        String id = server.insert(0).getId();
        pollAfter(Duration.ofMillis(1_500));
        Contact old = server.contacts.get(id);
        server.write(id, -200);
        ownWrite(id, -100);
        pollAfter(Duration.ofMillis(1_500));
        assertThat(routed).endsWith(id, id);
        Contact latest = server.contacts.get(id);

        server.contacts.put(id, old);
        Sweep killed = sweeps.begin(stored, 10, server.now);
        while (!killed.hasContact()) {
            killed.accept(server.list(killed.request().orElseThrow()));
        }
        save(killed);
        killed.handOut();
        routed.clear();
        server.contacts.put(id, latest);
        pollAfter(Duration.ofMillis(500));

        assertThat(routed).containsExactly(id);
    }

    @Test
    void aStateThatChangedWhileTheServerDidNotSayTheTimeIsRouted() {
        consume(2, null);
        List<String> ids = new ArrayList<>();
        for (int contact = 0; contact < 5; contact++) {
            ids.add(server.insert(-60_000 + 1_000 * contact).getId());
        }
        String last = ids.get(4);
        Instant start = server.now;
        beforeEachFurtherPage = () -> {
            server.tellsTheDate = false;
            if (server.now.equals(start.plusSeconds(10))) {
                server.now = server.now.plusSeconds(10);
                ownWrite(last, 0);
            }
        };
        pollAfter(Duration.ofSeconds(10));
        assertThat(routed).doesNotContain(last);

        server.tellsTheDate = true;
        beforeEachFurtherPage = () -> {};
        pollAfter(Duration.ofSeconds(10));

        assertThat(routed).contains(last);
    }

    @Test
    void aStateWhoseExchangeFailsIsRoutedThoughAnOwnWriteHasComeMeanwhile() {
        SimulatedInventory inventory = new SimulatedInventory();
        consume(2, inventory);
        server.insert(-60_000);
        String second = server.insert(-59_000).getId();
        pollAfter(Duration.ofSeconds(10));
        pollAfter(Duration.ofSeconds(10));
        server.now = server.now.plusSeconds(60);
        server.insert(-40_000);
        server.write(second, -39_000);
        Sweep sweep = sweeps.begin(stored, 10, server.now);
        sweep.accept(server.list(sweep.request().orElseThrow()));
        sweep.handOut();
        sweep.advance();
        assertThat(sweep.contact().getId()).isEqualTo(second);
        ownWrite(second, -30_000);
        while (sweep.isAtTheEdge()) {
            sweep.accept(server.list(sweep.request().orElseThrow()));
        }
        sweep.handOut();
        sweep.leave();
        save(sweep);
        routed.clear();

        pollAfter(Duration.ofSeconds(10));

        assertThat(routed).contains(second);
    }
}

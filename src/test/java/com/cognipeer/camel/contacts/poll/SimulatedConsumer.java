package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A consumer without routes: polls a simulated server, whose scheduled events happen as its clock moves. */
final class SimulatedConsumer {

    static final Duration LOOKBACK = Duration.ofSeconds(3);

    final SimulatedServer server;
    final List<String> delivered = new ArrayList<>();
    private final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();
    private final boolean changes;
    private final WalkSettings settings;
    private Sweeps sweeps;
    Position stored = Position.START;
    Runnable beforeEachRequest = () -> {};
    /** How many deliveries until the process is killed. */
    int killAfter = Integer.MAX_VALUE;

    SimulatedConsumer(SimulatedServer server, boolean changes, int limit, Guard without) {
        this.server = server;
        this.changes = changes;
        WalkSettings all = new WalkSettings(ContactFilter.ALL, limit, LOOKBACK, StartFrom.BEGINNING);
        this.settings = without == null ? all : all.taking(without);
        restart();
    }

    void restart() {
        sweeps = changes ? Sweeps.changes(settings) : Sweeps.snapshots(settings);
        killAfter = Integer.MAX_VALUE;
    }

    /** @param at a time of day, in seconds after ten o'clock */
    void at(double at, Runnable event) {
        Instant when = Instant.parse("2026-11-25T10:00:00Z").plusMillis(Math.round(at * 1000));
        events.computeIfAbsent(when, key -> new ArrayList<>()).add(event);
    }

    /** Lets the clock go on; what is due happens at its own time. */
    void pass(double seconds) {
        Instant end = server.now.plusMillis(Math.round(seconds * 1000));
        while (!events.isEmpty() && !events.firstKey().isAfter(end)) {
            Map.Entry<Instant, List<Runnable>> due = events.pollFirstEntry();
            server.now = due.getKey().isAfter(server.now) ? due.getKey() : server.now;
            due.getValue().forEach(Runnable::run);
        }
        server.now = end;
    }

    /** Polls once; ends without a trace when it is killed. */
    void poll() {
        Sweep sweep = sweeps.begin(stored);
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge()) {
                beforeEachRequest.run();
                sweep.accept(server.list(sweep.request().orElseThrow()));
                stored = sweep.position();
            }
            if (sweep.hasContact()) {
                if (killAfter-- == 0) {
                    restart();
                    return;
                }
                Contact contact = sweep.contact();
                delivered.add(contact.getId() + "@" + contact.get("rev"));
                sweep.advance();
            }
        }
        sweep.finish();
        stored = sweep.position();
    }

    /** The contacts whose present state was not delivered. */
    List<String> missing() {
        return server.contacts.values().stream()
                .map(contact -> contact.getId() + "@" + contact.get("rev"))
                .filter(state -> !delivered.contains(state))
                .toList();
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.InvalidContactException;
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

    /** A contact that was routed, with its headers. */
    record Routed(String id, long index, boolean last, long total) {}

    private static final int MOST_REQUESTS = 5_000;

    final SimulatedServer server;
    final List<Routed> routed = new ArrayList<>();
    final List<String> delivered = new ArrayList<>();
    private final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();
    private final boolean changes;
    private final WalkSettings settings;
    private Sweeps sweeps;
    private long mostRequests;
    Position stored = Position.START;
    Runnable beforeEachRequest = () -> {};
    /** How many deliveries until the process is killed. */
    int killAfter = Integer.MAX_VALUE;

    SimulatedConsumer(SimulatedServer server, boolean changes, WalkSettings settings) {
        this.server = server;
        this.changes = changes;
        this.settings = settings;
        restart();
    }

    static SimulatedConsumer ofSnapshots(SimulatedServer server, int limit) {
        return new SimulatedConsumer(server, false, settings(limit));
    }

    static SimulatedConsumer ofChanges(SimulatedServer server, int limit) {
        return new SimulatedConsumer(server, true, settings(limit));
    }

    static WalkSettings settings(int limit) {
        return new WalkSettings(ContactFilter.ALL, limit, LOOKBACK, StartFrom.BEGINNING);
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
        poll(Integer.MAX_VALUE);
    }

    /** As {@link #poll()}, with a limit on the contacts of one poll. */
    void poll(int most) {
        mostRequests = server.requests + MOST_REQUESTS;
        Sweep sweep = sweeps.begin(stored, Math.min(most, settings.limit()));
        for (int left = most; left > 0 && !sweep.isOver(); ) {
            while (sweep.isAtTheEdge() && !(sweep.hasContact() && left == 1 && sweep.isMoreCertain())) {
                ask(sweep);
            }
            if (sweep.hasContact()) {
                if (killAfter-- == 0) {
                    restart();
                    return;
                }
                Handout handout = sweep.handOut();
                Contact contact = handout.contact();
                delivered.add(contact.getId() + "@" + contact.get("rev"));
                routed.add(new Routed(contact.getId(), handout.index(), handout.isLast(), handout.matching()));
                sweep.advance();
                left--;
            }
        }
        if (sweep.isOver()) {
            sweep.finish();
        }
        stored = PositionJson.read(PositionJson.write(sweep.position()));
    }

    private void ask(Sweep sweep) {
        beforeEachRequest.run();
        if (server.requests > mostRequests) {
            throw new AssertionError("the poll does not end");
        }
        Answer answer;
        try {
            answer = server.list(sweep.request().orElseThrow());
        } catch (InvalidContactException refusal) {
            sweep.refused(refusal);
            return;
        }
        sweep.accept(answer);
        stored = sweep.position();
    }

    /** Polls several times, some time apart. */
    void poll(int times, double secondsApart) {
        for (int poll = 0; poll < times; poll++) {
            poll();
            pass(secondsApart);
        }
    }

    /** The contacts whose present state was not delivered. */
    List<String> missing() {
        return server.contacts.values().stream()
                .map(contact -> contact.getId() + "@" + contact.get("rev"))
                .filter(state -> !delivered.contains(state))
                .toList();
    }
}

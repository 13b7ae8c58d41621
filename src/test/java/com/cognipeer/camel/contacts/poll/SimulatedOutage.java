package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A server whose answers are wrong for a while, in one of several ways. */
final class SimulatedOutage {

    enum Kind {
        NONE,
        IGNORES_IN,
        FINDS_NOTHING_BY_IN,
        REFUSES_IN,
        IGNORES_RANGES,
        IGNORES_FILTERS,
        CAPS_PAGES,
        NOTHING_AT_ALL,
        OTHER_WORKSPACE,
        /** Always the same half of the contacts. */
        HALF,
        /** Another half with each answer. */
        SOME_HALF,
        ERRORS,
        /** Each answer may be of a replica that has stopped. */
        STALE_REPLICA
    }

    /** A replica is never further behind than this. */
    static final int MOST_STALE_SECONDS = 12;

    private final Random random;
    private final SimulatedServer server;
    private final SimulatedServer otherWorkspace;
    private SimulatedServer replica;
    private Instant until = Instant.MAX;
    private int half;
    private Kind kind = Kind.NONE;
    long requests;

    SimulatedOutage(Random random, SimulatedServer server) {
        this.random = random;
        this.server = server;
        this.otherWorkspace = server.with(others());
    }

    private static Map<String, Contact> others() {
        SimulatedServer others = new SimulatedServer();
        for (int contact = 0; contact < 7; contact++) {
            others.insert(0).put(Contact.WORKSPACE_ID, "other");
        }
        return others.contacts;
    }

    Kind kind() {
        return kind;
    }

    void begin() {
        begin(
                Kind.values()[random.nextInt(Kind.values().length)],
                random.nextInt(10) == 0 ? 150 : 1 + random.nextInt(40));
    }

    void begin(Kind next, int seconds) {
        kind = next;
        int most = kind == Kind.STALE_REPLICA ? Math.min(seconds, MOST_STALE_SECONDS) : seconds;
        until = server.now.plusSeconds(most);
        replica = kind == Kind.STALE_REPLICA ? server.with(server.contacts) : null;
        half = random.nextInt();
    }

    void end() {
        kind = Kind.NONE;
    }

    /** Whether this outage hides a contact from the answer that is given now. */
    boolean hides(String id) {
        return switch (kind) {
            case NOTHING_AT_ALL -> true;
            case HALF, SOME_HALF -> isOfTheOtherHalf(id);
            default -> false;
        };
    }

    Answer list(ContactQuery query) {
        if (server.now.isAfter(until)) {
            end();
        }
        requests++;
        Predicate<String> isShown = id -> !hides(id);
        return switch (kind) {
            case NONE -> server.list(query);
            case ERRORS -> throw new ContactsServerException("the simulated server is down");
            case IGNORES_IN -> changed(copy -> copy.ignoresIn = true, query);
            case FINDS_NOTHING_BY_IN -> changed(copy -> copy.findsNothingByIn = true, query);
            case REFUSES_IN -> changed(copy -> copy.refuses.add("$in"), query);
            case IGNORES_RANGES -> changed(copy -> copy.ranges = SimulatedServer.Ranges.IGNORED, query);
            case IGNORES_FILTERS -> changed(copy -> copy.ignoresFilters = true, query);
            case CAPS_PAGES -> changed(copy -> copy.cap = 1 + Math.floorMod(half, 12), query);
            case OTHER_WORKSPACE -> at(otherWorkspace, query);
            case NOTHING_AT_ALL -> server.with(Map.of()).list(query);
            case HALF -> only(isShown).list(query);
            case SOME_HALF -> {
                half = random.nextInt();
                yield only(isShown).list(query);
            }
            case STALE_REPLICA -> random.nextInt(4) == 0 ? server.list(query) : at(replica, query);
        };
    }

    private Answer at(SimulatedServer other, ContactQuery query) {
        other.now = server.now;
        return other.list(query);
    }

    private Answer changed(Consumer<SimulatedServer> change, ContactQuery query) {
        SimulatedServer copy = server.with(server.contacts);
        change.accept(copy);
        return copy.list(query);
    }

    private SimulatedServer only(Predicate<String> isShown) {
        Map<String, Contact> shown = new TreeMap<>(server.contacts);
        shown.keySet().removeIf(isShown.negate());
        return server.with(shown);
    }

    private boolean isOfTheOtherHalf(String id) {
        return ((id.hashCode() ^ half) * 0x9E3779B9 >>> 16 & 1) == 1;
    }
}

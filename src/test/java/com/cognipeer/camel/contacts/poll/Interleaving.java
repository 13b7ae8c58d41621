package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One random course of a consumer over a server whose data moves between any two requests; repeatable by its seed. */
final class Interleaving {

    /** More than the writes of the model need: commit delay, clock skew and granularity together. */
    private static final Duration LOOKBACK = Duration.ofSeconds(3);

    /** How far the server's clock may go back and the lookback still covers what the writes need. */
    private static final int CLOCK_BACK_MILLIS = 1_500;

    private static final int MOST_REQUESTS = 2_000;
    /** Data that moves faster than a page a request would keep a sweep from ending for a reason of its own. */
    private static final int MOVES_A_POLL = 60;

    final Random random;
    final SimulatedServer server = new SimulatedServer();
    final boolean changes;
    final double failures;
    final WalkSettings settings;
    private final boolean withFilter;
    private Sweeps sweeps;
    private Position stored = Position.START;
    private boolean calm;
    private int left;
    private Instant latest = Instant.MIN;

    final Map<String, Integer> deliveries = new HashMap<>();
    private final Set<String> ofThisSweep = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private int onThisPage;
    private int movesLeft;
    int refusals;
    int interruptions;
    int duplicates;
    int mostDuplicates;
    long lost;
    String paging;

    Interleaving(long seed, boolean changes, SimulatedServer.Ranges ranges, double failures, boolean atomic) {
        random = new Random(seed);
        this.changes = changes;
        this.failures = failures;
        server.ranges = ranges;
        server.granularity = random.nextBoolean() ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
        server.tellsTheDate = random.nextInt(8) > 0;
        server.totalFirst = random.nextBoolean();
        if (!atomic) {
            server.betweenPageAndTotal = () -> move(2);
        }
        withFilter = ranges != SimulatedServer.Ranges.IGNORED && random.nextBoolean();
        settings = new WalkSettings(
                withFilter ? filter() : ContactFilter.ALL, 1 + random.nextInt(8), LOOKBACK, StartFrom.BEGINNING);
        restart();
        for (int count = random.nextInt(ranges == SimulatedServer.Ranges.HONOURED ? 30 : 120); count > 0; count--) {
            tick();
            server.insert(skew());
        }
    }

    /** All that is active; at times it names the fields of the walks as well. */
    private ContactFilter filter() {
        boolean namesThem = server.ranges == SimulatedServer.Ranges.HONOURED && random.nextBoolean();
        return namesThem
                ? new ContactFilter(Map.of(
                        "status", "active", "_id", Map.of("$gt", "0"), "modifiedDate", Map.of("$gte", "2026-01-01")))
                : new ContactFilter(Map.of("status", "active"));
    }

    Interleaving run() {
        for (int poll = 3 + random.nextInt(6); poll > 0; poll--) {
            poll();
            pause();
        }
        calm = true;
        server.commitAll();
        server.cap = Integer.MAX_VALUE;
        for (int poll = 0; poll < 8; poll++) {
            server.now = server.now.plusSeconds(5);
            poll();
        }
        if (changes) {
            lost += live().stream()
                    .map(server.contacts::get)
                    .filter(contact -> !deliveries.containsKey(version(contact)))
                    .count();
        }
        return this;
    }

    private void restart() {
        sweeps = changes ? Sweeps.changes(settings) : Sweeps.snapshots(settings);
    }

    private void poll() {
        left = calm || random.nextInt(3) > 0 ? Integer.MAX_VALUE : 1 + random.nextInt(12);
        Sweep sweep = sweeps.begin(stored, Math.min(left, settings.limit()));
        if (!stored.isUnderWay()) {
            ofThisSweep.clear();
            promised.clear();
            promised.addAll(live());
        }
        long first = server.requests;
        movesLeft = MOVES_A_POLL;
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge() && !(left == 1 && sweep.hasContact() && sweep.isMoreCertain())) {
                if (server.requests - first > MOST_REQUESTS) {
                    throw new AssertionError("the sweep does not end");
                }
                move(4);
                try {
                    sweep.accept(server.list(sweep.request().orElseThrow()));
                } catch (ContactsServerException refusal) {
                    if (!refusal.getMessage()
                            .matches(
                                    ".*(pages that small|contacts move so fast|lies outside|gives the same contacts again).*")) {
                        throw refusal;
                    }
                    refusals++;
                    // Found out anew, it may page in another way, and then begins the sweep anew.
                    mostDuplicates += ofThisSweep.size();
                    stored = sweep.position();
                    return;
                }
                move(2);
                onThisPage = 0;
                stored = sweep.position();
            }
            if (sweep.hasContact() && !deliver(sweep)) {
                return;
            }
        }
        if (!changes) {
            promised.removeAll(ofThisSweep);
            lost += promised.size();
        }
        paging = sweep.choice() == null ? "none" : sweep.choice().paging().name();
        sweep.finish();
        stored = PositionJson.read(PositionJson.write(sweep.position()));
    }

    /** False when the poll ended here. */
    private boolean deliver(Sweep sweep) {
        boolean killedBefore = fails();
        boolean routeFails = fails();
        if (killedBefore) {
            kill();
            return false;
        }
        if (routeFails) {
            interruptions++;
            stored = sweep.position();
            return false;
        }
        Contact contact = sweep.contact();
        int times = deliveries.merge(version(contact), 1, Integer::sum);
        boolean again = changes ? times > 1 : !ofThisSweep.add(contact.getId());
        duplicates += again ? 1 : 0;
        ofThisSweep.add(contact.getId());
        onThisPage++;
        sweep.advance();
        if (fails()) {
            kill();
            return false;
        }
        if (--left == 0 && !sweep.isOver()) {
            stored = PositionJson.read(PositionJson.write(sweep.position()));
            return false;
        }
        return true;
    }

    /** The contacts of the current page that were routed may come again. */
    private void kill() {
        interruptions++;
        mostDuplicates += onThisPage;
        restart();
    }

    private boolean fails() {
        return !calm && random.nextDouble() < failures;
    }

    private void pause() {
        for (int moves = random.nextInt(6); moves > 0; moves--) {
            move(3);
        }
        server.now = server.now.plusMillis(random.nextInt(4000));
        if (random.nextInt(4) == 0) {
            server.cap = cap();
        }
    }

    /** A walk by overlapping pages refuses most servers that give fewer contacts. */
    private int cap() {
        boolean tiny = server.ranges == SimulatedServer.Ranges.HONOURED || random.nextInt(8) == 0;
        return tiny ? 1 + random.nextInt(10) : 10 + random.nextInt(10);
    }

    private void move(int most) {
        if (calm) {
            return;
        }
        for (int moves = random.nextInt(most); moves > 0 && movesLeft-- > 0; moves--) {
            tick();
            commitDue();
            moveOnce();
            promised.retainAll(live());
        }
        commitDue();
        promised.retainAll(live());
    }

    private void moveOnce() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> server.insert(skew());
            case 3, 4 -> any(id -> server.write(id, skew()));
            case 5 -> any(id -> late(id));
            case 6 -> late(server.newId());
            case 7 -> any(id -> server.setStatus(id, random.nextBoolean() ? "active" : "gone", skew()));
            case 8 -> {
                for (int bulk = random.nextInt(5); bulk > 0; bulk--) {
                    any(server.contacts::remove);
                }
            }
            default -> {
                switch (random.nextInt(20)) {
                    case 0 -> server.cap = cap();
                    case 1 -> clockGoesBack();
                    // Without a date of the server's there is no telling what lies in the future.
                    case 2 -> any(id -> server.write(id, server.tellsTheDate ? 2_000 + random.nextInt(6_000) : 0));
                    default -> {}
                }
            }
        }
    }

    private void clockGoesBack() {
        latest = server.now.isAfter(latest) ? server.now : latest;
        Instant back = server.now.minusMillis(random.nextInt(CLOCK_BACK_MILLIS));
        if (server.tellsTheDate && !back.isBefore(latest.minusMillis(CLOCK_BACK_MILLIS))) {
            server.now = back;
        }
    }

    private final List<long[]> due = new ArrayList<>();

    private void late(String id) {
        server.writeLater(id, skew());
        due.add(new long[] {server.now.toEpochMilli() + random.nextInt(700)});
    }

    private void commitDue() {
        for (int index = due.size() - 1; index >= 0; index--) {
            if (due.get(index)[0] <= server.now.toEpochMilli()) {
                due.remove(index);
                server.uncommitted.remove(index).run();
            }
        }
    }

    private void tick() {
        server.now = server.now.plusMillis(random.nextInt(10) == 0 ? 900 : random.nextInt(60));
    }

    private long skew() {
        return random.nextInt(601) - 300;
    }

    private void any(java.util.function.Consumer<String> change) {
        if (!server.contacts.isEmpty()) {
            List<String> ids = new ArrayList<>(server.contacts.keySet());
            change.accept(ids.get(random.nextInt(ids.size())));
        }
    }

    private Set<String> live() {
        return withFilter ? server.active() : new HashSet<>(server.contacts.keySet());
    }

    private static String version(Contact contact) {
        return contact.getId() + "@" + contact.get("rev");
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.CountOrShare;
import com.cognipeer.camel.contacts.ownwrites.OwnWriteLog;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/**
 * One random history of a workspace that two parties write: producers of this component, which look a contact up first, and
 * somebody else. A consumer skips own writes. Its receiver knows of each contact what it got last, and its own writes.
 */
final class OwnWriteHistory {

    private static final Duration LOOKBACK = Duration.ofSeconds(3);
    private static final String FOREIGN = "foreign";
    private static final String OWN = "own";
    private static final int MOST_REQUESTS = 1_000;

    final SimulatedServer server = new SimulatedServer();
    private final Random random;
    private final OwnWriteLog log;
    private final WalkSettings settings;
    private final boolean foreignChanges;
    private final SimulatedInventory inventory;
    private final double failures;
    private final TreeMap<Instant, List<Runnable>> commits = new TreeMap<>();
    private final Map<String, Contact> lookedUp = new HashMap<>();
    /** The foreign part of each contact as the receiver knows it. */
    private final Map<String, Object> known = new HashMap<>();

    private Sweeps sweeps;
    private Position stored = Position.START;
    private int writes;
    private boolean calm;

    int ownWrites;
    int foreignWrites;
    int sameMillis;
    int routed;
    long skipped;

    /** @param foreignChanges whether somebody else writes too, and exchanges fail */
    OwnWriteHistory(
            CamelContext camel, long seed, boolean foreignChanges, SimulatedServer.Ranges ranges, boolean detects) {
        random = new Random(seed);
        log = OwnWriteLog.of(camel, URI.create("http://localhost/" + seed + ranges + foreignChanges + detects));
        this.foreignChanges = foreignChanges;
        failures = foreignChanges && random.nextBoolean() ? 0.03 : 0;
        inventory = detects ? new SimulatedInventory() : null;
        server.ranges = ranges;
        server.granularity = random.nextInt(3) > 0 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
        settings = new WalkSettings(ContactFilter.ALL, 2 + random.nextInt(8), LOOKBACK, StartFrom.BEGINNING);
        for (int count = random.nextInt(12); count > 0; count--) {
            foreignCreate();
            server.now = server.now.plusMillis(random.nextInt(3_000));
        }
        if (!foreignChanges) {
            server.now = server.now.plusSeconds(20);
        }
        restart();
        if (!foreignChanges) {
            calm = true;
            poll();
            pass(2_000);
            calm = false;
        }
    }

    OwnWriteHistory run() {
        int routedBefore = routed;
        for (int poll = 4 + random.nextInt(10); poll > 0; poll--) {
            for (int moves = random.nextInt(8); moves > 0; moves--) {
                move();
                pass(random.nextInt(4) == 0 ? 0 : random.nextInt(1_500));
            }
            poll();
            pass(random.nextInt(4) == 0 ? 20_000 : random.nextInt(4_000));
        }
        calm = true;
        pass(5_000);
        for (int poll = 0; poll < 6; poll++) {
            poll();
            pass(5_000);
        }
        routed -= routedBefore;
        return this;
    }

    /** The contacts whose foreign part the receiver does not know as it is. */
    List<String> lost() {
        return server.contacts.values().stream()
                .filter(contact ->
                        contact.containsKey(FOREIGN) && !contact.get(FOREIGN).equals(known.get(contact.getId())))
                .map(Contact::getId)
                .toList();
    }

    private void restart() {
        Detection detection = inventory == null
                ? null
                : new Detection(inventory, Duration.ofSeconds(10), Duration.ofSeconds(1), CountOrShare.parse("100%"));
        sweeps = Sweeps.changes(settings, detection, log);
    }

    private void move() {
        if (calm) {
            return;
        }
        switch (random.nextInt(foreignChanges ? 12 : 5)) {
            case 0, 1 -> any(this::lookUp);
            case 2 -> any(this::ownWrite);
            case 3 ->
                any(id -> {
                    lookUp(id);
                    ownWrite(id);
                });
            case 4 -> ownCreate();
            case 5, 6 -> any(this::foreignWrite);
            case 7 ->
                any(id -> {
                    // All in one millisecond.
                    lookUp(id);
                    foreignWrite(id);
                    ownWrite(id);
                    sameMillis++;
                });
            case 8 ->
                any(id -> {
                    lookUp(id);
                    ownWrite(id);
                    foreignWrite(id);
                    sameMillis++;
                });
            case 9 -> any(this::foreignWriteLater);
            case 10 -> foreignCreate();
            default ->
                any(id -> {
                    foreignWrite(id);
                    lookUp(id);
                    ownWrite(id);
                    sameMillis++;
                });
        }
    }

    private void lookUp(String id) {
        lookedUp.put(id, server.contacts.get(id).copy().asOf(server.now.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Writes on top of what was looked up, be that a while ago. */
    private void ownWrite(String id) {
        Contact before = lookedUp.remove(id);
        if (before == null) {
            return;
        }
        Contact written = new Contact(Map.of(OWN, ++writes));
        Contact answer = write(id, server.now, written);
        ownWrites++;
        log.written(before, written, answer.copy());
    }

    private void ownCreate() {
        Contact written = new Contact(Map.of(OWN, ++writes));
        Contact answer = write(server.newId(), server.now, written);
        ownWrites++;
        log.written(null, written, answer.copy());
    }

    private void foreignCreate() {
        write(server.newId(), server.now, new Contact(Map.of(FOREIGN, ++writes)));
    }

    private void foreignWrite(String id) {
        foreignWrites++;
        write(id, server.now, new Contact(Map.of(FOREIGN, ++writes)));
    }

    /** The write has its date now, and is seen later, within the lookback. */
    private void foreignWriteLater(String id) {
        foreignWrites++;
        Instant made = server.now;
        Contact written = new Contact(Map.of(FOREIGN, ++writes));
        commits.computeIfAbsent(made.plusMillis(1 + random.nextInt(2_500)), due -> new ArrayList<>())
                .add(() -> write(id, made, written));
    }

    private Contact write(String id, Instant time, Contact fields) {
        Contact before = server.contacts.get(id);
        Contact contact = before == null ? new Contact(Map.of(Contact.ID, id)) : before.copy();
        String date = SortKey.text(time.plusMillis(skew()).truncatedTo(server.granularity));
        contact.putIfAbsent(Contact.CREATED_DATE, date);
        contact.putAll(fields);
        contact.put(Contact.MODIFIED_DATE, date);
        server.contacts.put(id, contact);
        return contact;
    }

    /** Several nodes of the server have clocks of their own. */
    private int skew() {
        return foreignChanges ? random.nextInt(2_001) - 1_000 : 0;
    }

    private void pass(long millis) {
        Instant end = server.now.plusMillis(millis);
        while (!commits.isEmpty() && !commits.firstKey().isAfter(end)) {
            Map.Entry<Instant, List<Runnable>> due = commits.pollFirstEntry();
            server.now = due.getKey();
            due.getValue().forEach(Runnable::run);
        }
        server.now = end;
    }

    private void poll() {
        try {
            sweep(sweeps.begin(stored, settings.limit(), server.now));
            for (var part = sweeps.reconcile(stored, server.now);
                    part.isPresent() && sweep(part.get());
                    part = sweeps.reconcile(stored, server.now)) {
                if (!stored.reconciliation().phase().equals(Reconciliation.Phase.WALKING)) {
                    break;
                }
            }
        } catch (Killed killed) {
            restart();
        }
    }

    /** @return whether the sweep is over */
    private boolean sweep(Sweep sweep) {
        long first = server.requests;
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge() || !sweep.hasContact() && !sweep.isOver()) {
                if (server.requests - first > MOST_REQUESTS) {
                    throw new AssertionError("the sweep does not end");
                }
                if (random.nextInt(3) == 0) {
                    move();
                    pass(random.nextInt(60));
                }
                sweep.accept(server.list(sweep.request().orElseThrow()));
                if (sweep.mustBeStored()) {
                    save(sweep);
                }
            }
            if (sweep.hasContact()) {
                fail();
                Contact contact = sweep.handOut().contact();
                if (fails()) {
                    save(sweep);
                    return false;
                }
                known.put(contact.getId(), contact.get(FOREIGN));
                routed++;
                sweep.advance();
                fail();
            }
        }
        sweep.finish();
        skipped = sweep.ownWrites().skipped();
        save(sweep);
        return true;
    }

    private void save(Sweep sweep) {
        sweeps.flush();
        stored = PositionJson.read(PositionJson.write(sweep.position()));
    }

    private void fail() {
        if (fails()) {
            throw new Killed();
        }
    }

    private boolean fails() {
        return !calm && random.nextDouble() < failures;
    }

    private void any(java.util.function.Consumer<String> action) {
        if (!server.contacts.isEmpty()) {
            List<String> ids = new ArrayList<>(server.contacts.keySet());
            action.accept(ids.get(random.nextInt(ids.size())));
        }
    }

    /** The process ends. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

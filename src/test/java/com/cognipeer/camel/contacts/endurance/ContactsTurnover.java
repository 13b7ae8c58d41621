package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes contacts come and go on a thread of its own, in every way there is, and remembers when each one matched {@link #FILTER}.
 * The same seed makes the same moves.
 */
final class ContactsTurnover implements AutoCloseable {

    static final String REV = "rev";
    static final String FILTER = "{\"status\":\"active\",\"deleted\":false}";

    /** A time in which a contact was there and matched, in milliseconds; {@code to} is in the future until it ends. */
    private record Presence(long from, long to) {}

    private final ContactsSandbox sandbox;
    private final Random random;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    /** Those in the workspace, by e-mail address. */
    private final TreeMap<String, String> there = new TreeMap<>();
    /** Those that were removed and may be restored. */
    private final List<Map<String, Object>> removed = new ArrayList<>();

    private final Map<String, List<Presence>> presences = new ConcurrentHashMap<>();
    private ScheduledFuture<?> moving;
    private int inserted;
    private long moves;

    ContactsTurnover(ContactsSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.random = new Random(seed);
    }

    void insert(int count) {
        for (int i = 0; i < count; i++) {
            insert();
        }
    }

    void start(int movesPerSecond) {
        moving = thread.scheduleAtFixedRate(
                this::move, 0, TimeUnit.SECONDS.toMicros(1) / movesPerSecond, TimeUnit.MICROSECONDS);
    }

    /** Ends the moves; none runs any more after that. Returns how many there were. */
    long stop() throws Exception {
        boolean failed = moving.isDone();
        moving.cancel(false);
        thread.shutdown();
        if (failed) {
            moving.get();
        }
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the last move does not end");
        }
        return moves;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Whether a contact was there and matched all the time. */
    boolean wasThere(String id, long from, long to) {
        return presences.getOrDefault(id, List.of()).stream()
                .anyMatch(presence -> presence.from() <= from && to <= presence.to());
    }

    /** What matches now: how often each contact was written, by its {@code _id}. */
    Map<String, Integer> matching() {
        Map<String, Integer> revs = new TreeMap<>();
        sandbox.contacts().stream()
                .filter(ContactsTurnover::matches)
                .forEach(contact -> revs.put(contact.get("_id").toString(), (Integer) contact.get(REV)));
        return revs;
    }

    /** The same by integration id, for the contacts that have one. */
    Map<String, Integer> matchingByIntegrationId() {
        Map<String, Integer> revs = new TreeMap<>();
        sandbox.contacts().stream()
                .filter(contact -> matches(contact) && contact.containsKey("integrationId"))
                .forEach(contact -> revs.put(contact.get("integrationId").toString(), (Integer) contact.get(REV)));
        return revs;
    }

    private static boolean matches(Map<String, Object> contact) {
        return "active".equals(contact.get("status")) && Boolean.FALSE.equals(contact.get("deleted"));
    }

    private void move() {
        moves++;
        int draw = random.nextInt(100);
        if (draw < 25 || there.isEmpty()) {
            insert();
        } else if (draw < 50) {
            update(any(), Map.of());
        } else if (draw < 60) {
            update(any(), Map.of("status", random.nextInt(3) == 0 ? "inactive" : "active"));
        } else if (draw < 75) {
            update(any(), Map.of("deleted", random.nextBoolean()));
        } else if (draw < 88) {
            removed.add(remove(any()));
        } else if (draw < 95 || removed.isEmpty()) {
            Map<String, Object> old = remove(any());
            Map<String, Object> fields = new HashMap<>(old);
            List.of("_id", "workspaceId", "createdDate", "modifiedDate").forEach(fields::remove);
            fields.put("deleted", false);
            came(sandbox.insert(fields), fields);
        } else {
            Map<String, Object> restored = removed.remove(random.nextInt(removed.size()));
            came(sandbox.insertRaw(restored), restored);
        }
    }

    private String any() {
        return there.keySet().stream()
                .skip(random.nextInt(there.size()))
                .findFirst()
                .orElseThrow();
    }

    private void insert() {
        inserted++;
        Map<String, Object> fields = new HashMap<>(
                Map.of("email", "c" + inserted + "@example.com", "status", "active", "deleted", false, REV, 1));
        if (inserted % 10 != 0) {
            fields.put("integrationId", "crm-" + inserted);
        }
        came(sandbox.insert(fields), fields);
    }

    private void update(String email, Map<String, Object> changes) {
        Map<String, Object> before = sandbox.find(email).orElseThrow();
        Map<String, Object> after = new HashMap<>(before);
        after.putAll(changes);
        after.put(REV, (Integer) before.get(REV) + 1);
        Map<String, Object> written = new HashMap<>(changes);
        written.put(REV, after.get(REV));
        String id = there.get(email);
        if (!matches(after)) {
            leaves(id);
        }
        sandbox.update(id, written);
        if (matches(after) && !matches(before)) {
            begins(id);
        }
    }

    private Map<String, Object> remove(String email) {
        Map<String, Object> contact = sandbox.find(email).orElseThrow();
        String id = there.remove(email);
        leaves(id);
        sandbox.delete(id);
        return contact;
    }

    private void came(String id, Map<String, Object> fields) {
        there.put(fields.get("email").toString(), id);
        if (matches(fields)) {
            begins(id);
        }
    }

    private void begins(String id) {
        presences
                .computeIfAbsent(id, first -> new CopyOnWriteArrayList<>())
                .add(new Presence(System.currentTimeMillis(), Long.MAX_VALUE));
    }

    private void leaves(String id) {
        List<Presence> known = presences.getOrDefault(id, List.of());
        if (!known.isEmpty() && known.get(known.size() - 1).to() == Long.MAX_VALUE) {
            Presence last = known.remove(known.size() - 1);
            known.add(new Presence(last.from(), System.currentTimeMillis()));
        }
    }
}

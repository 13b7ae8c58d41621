package com.cognipeer.camel.contacts.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Inserts, updates and deletes contacts of a sandbox on a thread of its own; the same seed makes the same moves. */
public final class ContactsMover implements AutoCloseable {

    /** The field that counts how often a contact has been written. */
    public static final String REV = "rev";

    private final ContactsSandbox sandbox;
    private final Random random;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> revs = new HashMap<>();
    private ScheduledFuture<?> moving;
    private int inserted;
    private long moves;

    /** @param seed the same seed makes the same moves, whatever the time between them */
    public ContactsMover(ContactsSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.random = new Random(seed);
    }

    /** Inserts so many contacts at once; only before the start. */
    public void insert(int count) {
        for (int i = 0; i < count; i++) {
            insert();
        }
    }

    /** Begins to move; of each 100 moves about 35 insert, 50 update and 15 delete. */
    public void start(int movesPerSecond) {
        moving = thread.scheduleAtFixedRate(
                this::move, 0, TimeUnit.SECONDS.toMicros(1) / movesPerSecond, TimeUnit.MICROSECONDS);
    }

    /**
     * Ends the moves.
     *
     * @return           how many were made; none is under way any more
     * @throws Exception what has ended them before
     */
    public long stop() throws Exception {
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

    private void move() {
        moves++;
        int draw = random.nextInt(100);
        if (draw < 35 || ids.isEmpty()) {
            insert();
        } else if (draw < 85) {
            update(ids.get(random.nextInt(ids.size())));
        } else {
            delete(random.nextInt(ids.size()));
        }
    }

    private void insert() {
        inserted++;
        String id = sandbox.insert(Map.of(
                "email",
                "moving." + inserted + "@example.com",
                "name",
                "Moving " + inserted,
                "status",
                "active",
                REV,
                1));
        ids.add(id);
        revs.put(id, 1);
    }

    private void update(String id) {
        int rev = revs.merge(id, 1, Integer::sum);
        sandbox.update(id, Map.of("status", rev % 2 == 0 ? "inactive" : "active", REV, rev));
    }

    private void delete(int index) {
        String id = ids.get(index);
        ids.set(index, ids.get(ids.size() - 1));
        ids.remove(ids.size() - 1);
        revs.remove(id);
        sandbox.delete(id);
    }
}

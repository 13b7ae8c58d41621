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

/**
 * Inserts, updates and deletes contacts of a sandbox on a thread of its own, to test a consumer while contacts change. The same
 * seed makes the same moves.
 */
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

    /**
     * Makes a mover that does not move yet.
     *
     * @param sandbox the sandbox whose contacts it moves; the mover never touches contacts of others
     * @param seed decides the moves, whatever the time between them
     */
    public ContactsMover(ContactsSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.random = new Random(seed);
    }

    /**
     * Inserts contacts at once. Call it only before {@link #start}.
     *
     * @param count the number of contacts
     */
    public void insert(int count) {
        for (int i = 0; i < count; i++) {
            insert();
        }
    }

    /**
     * Begins to move. Of 100 moves about 35 insert, 50 update and 15 delete a contact.
     *
     * @param movesPerSecond the number of moves in a second, 1 or more
     */
    public void start(int movesPerSecond) {
        moving = thread.scheduleAtFixedRate(
                this::move, 0, TimeUnit.SECONDS.toMicros(1) / movesPerSecond, TimeUnit.MICROSECONDS);
    }

    /**
     * Ends the moves.
     *
     * @return the number of moves; none runs any more
     * @throws Exception the failure that has ended the moves before
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

    /** Ends the moves without waiting for the last one. */
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

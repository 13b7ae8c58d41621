package com.cognipeer.camel.examples.scaleout;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Inserts and updates contacts of a sandbox on a thread of its own; the same seed makes the same moves. */
final class ContactsMover implements AutoCloseable {

    /** The field that counts how often a contact has been written. */
    static final String REV = "rev";

    private final ContactsSandbox sandbox;
    private final Random random;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> revs = new ArrayList<>();
    private ScheduledFuture<?> moving;
    private long moves;

    ContactsMover(ContactsSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.random = new Random(seed);
    }

    /** Only before the start. */
    ContactsMover insert(int count) {
        for (int i = 0; i < count; i++) {
            insert();
        }
        return this;
    }

    void start(int movesPerSecond) {
        moving = thread.scheduleAtFixedRate(
                this::move, 0, TimeUnit.SECONDS.toMicros(1) / movesPerSecond, TimeUnit.MICROSECONDS);
    }

    /** Returns when the last move is made; throws what ended the moves before. */
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

    private void move() {
        moves++;
        if (random.nextInt(100) < 20) {
            insert();
        } else {
            update(random.nextInt(ids.size()));
        }
    }

    private void insert() {
        int number = ids.size() + 1;
        ids.add(sandbox.insert(Map.of(
                "email", "moving." + number + "@example.com", "name", "Moving " + number, "status", "active", REV, 1)));
        revs.add(1);
    }

    private void update(int index) {
        int rev = revs.get(index) + 1;
        revs.set(index, rev);
        sandbox.update(ids.get(index), Map.of("status", rev % 2 == 0 ? "inactive" : "active", REV, rev));
    }
}

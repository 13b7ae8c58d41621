package com.cognipeer.camel.contacts.poll;

import java.util.Random;

/** What goes wrong in the machine of a simulated consumer: its process is killed, or a store or a route fails. */
final class Mishaps {

    /** The process is killed. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("the simulated process is killed", null, false, false);
        }
    }

    /** A store says that it failed. */
    static final class FailedWrite extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedWrite() {
            super("the simulated store fails", null, false, false);
        }
    }

    private final Random random;
    private final double often;
    private boolean over;
    int count;

    Mishaps(Random random, double often) {
        this.random = random;
        this.often = often;
    }

    void end() {
        over = true;
    }

    boolean happens() {
        boolean happens = !over && random.nextDouble() < often;
        count += happens ? 1 : 0;
        return happens;
    }

    void mayKill() {
        if (happens()) {
            throw new Killed();
        }
    }

    /** A write that may be lost, or be made although it fails or the process is killed. */
    void write(Runnable write) {
        if (!happens()) {
            write.run();
            return;
        }
        if (random.nextBoolean()) {
            write.run();
        }
        if (random.nextBoolean()) {
            throw new Killed();
        }
        throw new FailedWrite();
    }

    /** An inventory whose writes may fail. */
    Inventory over(Inventory inventory) {
        return new FailingInventory(this, inventory);
    }
}

package com.cognipeer.camel.contacts.sandbox;

import java.util.Random;

/**
 * Ids that look like MongoDB's: 24 hexadecimal digits, each above the one before, the same again for the same seed. Not
 * drawn from the clock, so that runs repeat.
 */
final class ObjectIds {
    private final String prefix;
    private long next = 1;

    ObjectIds(long seed) {
        Random random = new Random(seed);
        this.prefix = String.format("69%06x%08x", random.nextInt(1 << 24), random.nextInt());
    }

    synchronized String next() {
        return prefix + String.format("%08x", next++);
    }
}

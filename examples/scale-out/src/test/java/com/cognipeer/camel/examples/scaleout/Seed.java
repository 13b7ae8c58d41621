package com.cognipeer.camel.examples.scaleout;

/** Another one in every run, unless {@code -Dseed} repeats one. */
final class Seed {

    private Seed() {}

    static long of(String what) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(what + ": seed " + seed);
        return seed;
    }
}

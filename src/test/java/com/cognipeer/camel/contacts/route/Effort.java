package com.cognipeer.camel.contacts.route;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** How much the tests do that repeat something with random input, kill processes, or let time pass. */
public enum Effort {
    /** What every build does. */
    BRIEF,
    /** What {@code .ci/run} does. */
    CI,
    /** What the profile {@code full} does. */
    FULL;

    private static final Effort OF_THE_BUILD =
            valueOf(System.getProperty("test.effort", "brief").toUpperCase(Locale.ROOT));

    /** What {@code -D} with this name says, else what the build does. */
    public static int times(String name, int brief, int ci, int full) {
        return Integer.getInteger(name, choose(brief, ci, full));
    }

    public static int choose(int brief, int ci, int full) {
        return switch (OF_THE_BUILD) {
            case BRIEF -> brief;
            case CI -> ci;
            case FULL -> full;
        };
    }

    /** What {@code -Dseed=} says, to repeat a run, else another one each time. A test prints it. */
    public static long seed() {
        return Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    }
}

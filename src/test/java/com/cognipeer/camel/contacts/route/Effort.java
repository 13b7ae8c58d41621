package com.cognipeer.camel.contacts.route;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** How often tests repeat a thing with random input, kill a process, or how long they let time pass. */
public enum Effort {
    /** Every build. */
    BRIEF,
    /** {@code .ci/run}. */
    CI,
    /** The profile {@code full}. */
    FULL;

    private static final Effort OF_THE_BUILD =
            valueOf(System.getProperty("test.effort", "brief").toUpperCase(Locale.ROOT));

    /** The number of {@code -Dname=}; without it that of the build's effort. */
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

    /**
     * The seed of {@code -Dseed=}, which repeats a run. Without it every developer's build has the same, so that it fails by a
     * change alone, and CI draws a new one each time. The test prints it.
     */
    public static long seed() {
        long drawn =
                OF_THE_BUILD == BRIEF ? 20_261_128 : ThreadLocalRandom.current().nextInt(1_000_000);
        return Long.getLong("seed", drawn);
    }
}

package com.cognipeer.camel.contacts.endurance;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How much an endurance test does: a slice with every build, all of it with the profile {@code full}. */
final class Effort {

    /** True with {@code -Pfull}. */
    private static final String FULL = "contacts.full";

    private Effort() {}

    /** What {@code -Dkills=} says, else as many as fit. */
    static int kills() {
        return Integer.getInteger("kills", Boolean.getBoolean(FULL) ? 50 : 5);
    }

    /** For how many windows of the quota requests are paced. */
    static int quotaWindows() {
        return Boolean.getBoolean(FULL) ? 3 : 1;
    }

    /** How long the server is down. */
    static Duration outage() {
        return Duration.ofSeconds(Boolean.getBoolean(FULL) ? 60 : 15);
    }

    /** What {@code -Dseed=} says, to repeat a run, else another one each time. */
    static long seed() {
        return Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    }
}

package com.cognipeer.camel.contacts.sandbox;

import java.util.Random;

/** How long connections may be without a request: random times between two bounds, or for ever. */
final class IdleTimes {

    static final IdleTimes FOR_EVER = new IdleTimes(0, 0, 0);

    private final int least;
    private final int most;
    private final Random random;

    private IdleTimes(int least, int most, long seed) {
        this.least = least;
        this.most = most;
        this.random = new Random(seed);
    }

    static IdleTimes of(SandboxBuilder settings) {
        return new IdleTimes((int) settings.leastIdle.toMillis(), (int) settings.mostIdle.toMillis(), settings.seed);
    }

    /** The next of them in milliseconds; 0 for ever. */
    int nextMillis() {
        return least + random.nextInt(most - least + 1);
    }
}

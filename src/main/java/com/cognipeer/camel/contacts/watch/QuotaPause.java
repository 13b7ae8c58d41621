package com.cognipeer.camel.contacts.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The time in which polls send no request, as an earlier poll found the quota used up and failed. The key knows for how long, so
 * the success of any client with that key ends the pause.
 */
final class QuotaPause {

    private final Supplier<Duration> quietFor;
    private volatile boolean begun;

    /** @param quietFor for how long the quota lets no request out; zero if a request may test whether that is over */
    QuotaPause(Supplier<Duration> quietFor) {
        this.quietFor = quietFor;
    }

    void begins() {
        begun = true;
    }

    void ends() {
        begun = false;
    }

    boolean isOn() {
        return begun && !quietFor.get().isZero();
    }

    /** By this machine's clock; null while it is not on. */
    Instant until() {
        return isOn() ? Instant.now().plus(quietFor.get()) : null;
    }
}

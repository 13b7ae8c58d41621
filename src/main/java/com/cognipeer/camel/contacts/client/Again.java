package com.cognipeer.camel.contacts.client;

import dev.failsafe.RetryPolicy;
import java.time.Duration;

/** Ends an attempt that another one follows; what is decided about that is decided before. */
final class Again extends RuntimeException {

    static final RetryPolicy<Object> POLICY = RetryPolicy.builder()
            .handle(Again.class)
            .withMaxRetries(-1)
            .withDelayFnOn(attempt -> ((Again) attempt.getLastException()).delay, Again.class)
            .build();

    private static final long serialVersionUID = 1L;
    /** Not none, which would send the next request from within Failsafe's locks. */
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final Duration delay;

    private Again(Duration delay) {
        super(null, null, false, false);
        this.delay = delay;
    }

    static Again after(Duration delay) {
        return new Again(delay.isZero() ? AT_ONCE : delay);
    }
}

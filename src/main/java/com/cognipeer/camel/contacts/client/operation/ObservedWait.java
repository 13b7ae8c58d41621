package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.RequestObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Reports an operation's waits to an observer: each wait ends exactly once, on any thread. */
final class ObservedWait {

    private final RequestObserver observer;
    private final String operation;
    /** In nanoseconds; 0 without a wait. */
    private final AtomicLong since = new AtomicLong();

    ObservedWait(RequestObserver observer, String operation) {
        this.observer = observer;
        this.operation = operation;
    }

    void begin() {
        since.set(System.nanoTime());
        observer.held(operation);
    }

    boolean isOn() {
        return since.get() != 0;
    }

    /** Does nothing without a wait. */
    void end() {
        long begun = since.get() == 0 ? 0 : since.getAndSet(0);
        if (begun != 0) {
            observer.released(operation, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}

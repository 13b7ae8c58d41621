package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests have gone out, and how many operations wait. */
public final class RequestCount implements RequestObserver {

    public final AtomicInteger sent = new AtomicInteger();
    public final AtomicInteger waiting = new AtomicInteger();

    @Override
    public void sent(String operation, boolean retry) {
        sent.incrementAndGet();
    }

    @Override
    public void held(String operation) {
        waiting.incrementAndGet();
    }

    @Override
    public void released(String operation, Duration waited) {
        waiting.decrementAndGet();
    }
}

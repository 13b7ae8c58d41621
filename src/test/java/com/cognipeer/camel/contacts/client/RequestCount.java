package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests have gone out, and how many operations wait. */
final class RequestCount implements RequestObserver {

    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();

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

package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.time.Duration;

/**
 * Passes on what the requests of a health check cost, and not how it ended: what routes ask is the evidence that spares
 * a check, and a check must not be its own.
 *
 * @param next what it is passed on to
 */
public record RequestsOnly(RequestObserver next) implements RequestObserver {

    @Override
    public void sent(String operation, boolean retry) {
        next.sent(operation, retry);
    }

    @Override
    public void ended(String operation, int status, RateLimit quota, Duration took) {
        next.ended(operation, status, quota, took);
    }

    @Override
    public void held(String operation) {
        next.held(operation);
    }

    @Override
    public void released(String operation, Duration waited) {
        next.released(operation, waited);
    }
}

package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what requests do since the start, on any number of threads, and passes on what it is told: those of an
 * endpoint add up to those of its component.
 */
public final class RequestCounters implements RequestObserver {

    static final int TOO_MANY_REQUESTS = 429;

    private final InstantSource clock;
    private final Supplier<RequestObserver> next;
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder waitingNow = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile RateLimit quota = RateLimit.UNKNOWN;
    private volatile Instant lastSuccess;
    private volatile NotedFailure lastFailure;
    private volatile NotedFailure lastOutage;

    /**
     * @param clock tells when something failed
     * @param next  is told all that this is told, after it; asked for at each time
     */
    public RequestCounters(InstantSource clock, Supplier<RequestObserver> next) {
        this.clock = clock;
        this.next = next;
    }

    @Override
    public void sent(String operation, boolean retry) {
        requests.increment();
        if (retry) {
            retries.increment();
        }
        next.get().sent(operation, retry);
    }

    @Override
    public void ended(String operation, int status, RateLimit left, Duration took) {
        if (status == TOO_MANY_REQUESTS) {
            rateLimited.increment();
        }
        // An answer that does not tell of the quota takes nothing away from what an earlier one told.
        if (!RateLimit.UNKNOWN.equals(left)) {
            quota = left;
        }
        next.get().ended(operation, status, left, took);
    }

    @Override
    public void held(String operation) {
        waits.increment();
        waitingNow.increment();
        next.get().held(operation);
    }

    @Override
    public void released(String operation, Duration waited) {
        waitingNow.decrement();
        waitedNanos.add(waited.toNanos());
        next.get().released(operation, waited);
    }

    @Override
    public void succeeded(String operation) {
        succeeded.increment();
        lastSuccess = clock.instant();
        next.get().succeeded(operation);
    }

    @Override
    public void failed(String operation, ContactsException failure) {
        failed.increment();
        NotedFailure noted = NotedFailure.of(failure, clock.instant());
        lastFailure = noted;
        if (noted.isOutage()) {
            lastOutage = noted;
        }
        next.get().failed(operation, failure);
    }

    /** Requests sent, retries included. */
    public long requests() {
        return requests.sum();
    }

    /** Requests sent that repeated an earlier one. */
    public long retries() {
        return retries.sum();
    }

    /** Answers with status 429. */
    public long rateLimited() {
        return rateLimited.sum();
    }

    /** How often an operation had to wait for the quota or before a retry. */
    public long waits() {
        return waits.sum();
    }

    /** How long operations have waited, those that wait now left out. */
    public Duration waited() {
        return Duration.ofNanos(waitedNanos.sum());
    }

    /** Operations that wait now. */
    public long waitingNow() {
        return waitingNow.sum();
    }

    /** Operations that succeeded. */
    public long succeeded() {
        return succeeded.sum();
    }

    /** Operations that failed for good. */
    public long failed() {
        return failed.sum();
    }

    /** The quota as the server last told it. */
    public RateLimit quota() {
        return quota;
    }

    Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    Optional<NotedFailure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** The last failure that says something about the API rather than about what it was asked. */
    Optional<NotedFailure> lastOutage() {
        return Optional.ofNullable(lastOutage);
    }
}

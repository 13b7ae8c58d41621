package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts requests and operations since the start, on any number of threads. Passes every event on, so that the counts of
 * endpoints add up to those of their component.
 */
public final class RequestCounters implements RequestObserver, RequestFigures {

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
    private volatile LastFailure lastFailure;
    private volatile HealthFinding lastOutage;

    /**
     * @param clock tells the time of a success or a failure
     * @param next  gets every event after this object; supplied anew for each event
     */
    public RequestCounters(InstantSource clock, Supplier<RequestObserver> next) {
        this.clock = clock;
        this.next = next;
    }

    /**
     * The observer of a health check's requests, which count like others. The success or the failure of a check is not
     * recorded. Health checks look here for the results of routes, and a check must not count its own result.
     */
    RequestObserver ofHealthCheck() {
        return new RequestObserver() {
            @Override
            public void sent(String operation, boolean retry) {
                RequestCounters.this.sent(operation, retry);
            }

            @Override
            public void ended(String operation, int status, RateLimit left, Duration took) {
                RequestCounters.this.ended(operation, status, left, took);
            }

            @Override
            public void held(String operation) {
                RequestCounters.this.held(operation);
            }

            @Override
            public void released(String operation, Duration waited) {
                RequestCounters.this.released(operation, waited);
            }
        };
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
        if (status == Failure.TOO_MANY_REQUESTS) {
            rateLimited.increment();
        }
        // An answer without rate limit headers takes nothing away from an earlier answer with them.
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
        Instant now = clock.instant();
        lastFailure = new LastFailure(failure.getClass().getSimpleName(), now);
        if (HealthFinding.isOutage(failure)) {
            lastOutage = HealthFinding.down(failure, now);
        }
        next.get().failed(operation, failure);
    }

    @Override
    public RequestFigures requestFigures() {
        return this;
    }

    @Override
    public long getRequests() {
        return requests.sum();
    }

    @Override
    public long getRetries() {
        return retries.sum();
    }

    @Override
    public long getRateLimited() {
        return rateLimited.sum();
    }

    @Override
    public long getWaits() {
        return waits.sum();
    }

    /** Without the operations that still wait. */
    @Override
    public long getWaitedMillis() {
        return Duration.ofNanos(waitedNanos.sum()).toMillis();
    }

    @Override
    public long getWaitingNow() {
        return waitingNow.sum();
    }

    @Override
    public long getSucceeded() {
        return succeeded.sum();
    }

    @Override
    public long getFailed() {
        return failed.sum();
    }

    @Override
    public Long getQuotaLeft() {
        return quota.remaining();
    }

    @Override
    public Long getQuotaLimit() {
        return quota.limit();
    }

    @Override
    public String getQuotaReset() {
        Long reset = quota.reset();
        return reset == null ? null : Instant.ofEpochSecond(reset).toString();
    }

    @Override
    public String getLastError() {
        LastFailure failure = lastFailure;
        return failure == null ? null : failure.error();
    }

    @Override
    public String getLastErrorTime() {
        LastFailure failure = lastFailure;
        return failure == null ? null : failure.at().toString();
    }

    Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /** The last failure by which the API itself, and not one request, was in trouble. */
    Optional<HealthFinding> lastOutage() {
        return Optional.ofNullable(lastOutage);
    }

    /** No more than this is kept of a failure: no stack, and no data of a request. */
    private record LastFailure(String error, Instant at) {}
}

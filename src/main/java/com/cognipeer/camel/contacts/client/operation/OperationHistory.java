package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.AttemptStage;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.http.HttpTransport.ClientClosedException;
import com.cognipeer.camel.contacts.client.quota.QuotaUsedUpException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the requests of one operation and their failures; decides whether another request follows, and what the
 * operation fails with.
 */
final class OperationHistory {

    private static final Logger LOG = LoggerFactory.getLogger(HttpContactsClient.class);
    private static final int MULTIPLE_CHOICES = 300;

    private final String operation;
    private final ClientParts parts;
    private final RetryRules rules;
    private volatile int requests;
    private volatile boolean maybeApplied;
    private int retries;
    private long writeSentAt;
    private boolean tooEarly;
    private boolean writeLost;
    private Failure last;

    OperationHistory(String operation, ClientParts parts) {
        this.operation = operation;
        this.parts = parts;
        this.rules = new RetryRules(parts.retries());
    }

    /** @param now in the nanoseconds of {@link System#nanoTime()} */
    void sending(ApiRequest request, long now) {
        if (request.write()) {
            writeSentAt = now;
        }
    }

    /** @param answer null if none came */
    void sent(ApiRequest request, HttpAnswer answer, Duration took) {
        requests++;
        int status = answer == null ? 0 : answer.status();
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {} answered {}", request.method(), operation, status);
        }
        parts.observer().sent(operation, retries > 0);
        parts.observer().ended(operation, status, answer == null ? RateLimit.UNKNOWN : answer.rateLimit(), took);
    }

    /** The operation's result, with the number of requests that it took. */
    <T> ContactsResponse<T> counted(ContactsResponse<T> response) {
        ResponseInfo info = response.info();
        return requests == info.requestCount()
                ? response
                : response.with(new ResponseInfo(info.statusCode(), info.rateLimit(), requests));
    }

    void succeeded() {
        parts.tokens().succeeded(retries);
    }

    /** @param left what is left of the operation's time */
    <T> Decision<T> decide(OperationStep<T> step, Failure failure, Duration left) {
        ApiRequest request = step.request();
        Failure reported = step.reported(failure);
        maybeApplied |= request.write() && failure.effectUnknown();
        OperationStep<T> next = nextStep(step, failure);
        if (next == null) {
            return new Decision<>(null, null, exception(reported));
        }
        Duration delay =
                rules.delay(failure, retries, ThreadLocalRandom.current().nextDouble());
        String obstacle = rules.obstacle(failure, retries, delay, left);
        if (obstacle == null && !parts.tokens().take()) {
            obstacle = "; not tried again, as too many requests have failed lately";
        }
        if (obstacle != null) {
            return new Decision<>(null, null, exception(reported.with(obstacle)));
        }
        retries++;
        writeLost |= request.write() && failure.effectUnknown() && failure.status() < MULTIPLE_CHOICES;
        tooEarly |= StatusRule.of(failure.status()).isPassingOnce();
        last = reported;
        LOG.debug("{}: trying again in {} ms", reported.message(), delay.toMillis());
        return new Decision<>(next, delay, null);
    }

    /** The same step again, or a look-up if the request must not be sent again; null if nothing can follow. */
    private <T> OperationStep<T> nextStep(OperationStep<T> step, Failure failure) {
        if (RetryRules.isRepeated(step.request(), failure, tooEarly)) {
            return step;
        }
        return failure.effectUnknown() ? step.lookUpAfter(failure, writeSentAt) : null;
    }

    /** @param reason why the wait for the next request's permit has ended */
    ContactsException withoutPermit(ApiRequest request, Throwable reason) {
        if (reason instanceof QuotaUsedUpException usedUp) {
            return exception(quotaUsedUp(request, usedUp.resetIn()));
        }
        if (reason instanceof TimeoutException) {
            String wait = "no request was free within totalTimeout="
                    + parts.retries().totalTimeout().toMillis() + " ms";
            return exception(
                    last == null
                            ? Failure.queued(operation + " failed: " + wait + "; nothing was sent")
                            : last.with("; " + wait));
        }
        return exception(closedAt(AttemptStage.QUEUED, request));
    }

    private Failure quotaUsedUp(ApiRequest request, Duration resetIn) {
        String wait = "the quota is used up until " + Instant.now().plus(resetIn);
        // A write is being looked up: a caller who reads of the quota only might send it again.
        if (maybeApplied && !request.write()) {
            return last.with("; " + wait);
        }
        String before = last == null ? "; nothing was sent" : "; before, " + last.message();
        return Failure.rateLimit(operation + " failed: " + wait + before, resetIn);
    }

    /** @param stage how far the request had come when the client was closed */
    ContactsException closed(AttemptStage stage, ApiRequest request) {
        Failure closed = closedAt(stage, request);
        return closed.toException(requests, maybeApplied || closed.effectUnknown());
    }

    private Failure closedAt(AttemptStage stage, ApiRequest request) {
        return parts.failures().of(request, stage, new ClientClosedException());
    }

    /** A failure that no retry can mend. */
    ContactsException lasting(Failure failure) {
        return failure.toException(requests, maybeApplied);
    }

    private ContactsException exception(Failure failure) {
        boolean showsLoss = failure.status() == 0 || failure.effectUnknown() || !writeLost;
        Failure shown = showsLoss ? failure : failure.with("; an earlier request of it may have been applied");
        return shown.toException(requests, maybeApplied);
    }

    /**
     * Another request, or the end.
     *
     * @param next  the step that follows; null if none does
     * @param delay how long to wait before it
     * @param end   what the operation fails with; null if a step follows
     */
    record Decision<T>(OperationStep<T> next, Duration delay, ContactsException end) {}
}

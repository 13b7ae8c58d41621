package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.HttpTransport.ClientClosedException;
import com.cognipeer.camel.contacts.client.Inquiry.Step;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.QuotaUsedUpException;
import dev.failsafe.FailsafeExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation from its call to its end: its requests one after the other, the waits between them, and what they cost.
 * Its parts follow one another, on whatever threads they run.
 */
final class Execution<T> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpContactsClient.class);
    private static final int MULTIPLE_CHOICES = 300;

    private final Means means;
    private final RetryRules rules;
    private final String name;
    private final long deadline;
    private final CompletableFuture<ContactsResponse<T>> result = new CompletableFuture<>();

    private volatile Inquiry<T> inquiry;
    private volatile Attempt attempt;
    private volatile boolean maybeApplied;
    private volatile int requests;
    private int retries;
    private long sentAt;
    private boolean tooEarly;
    private Failure last;
    private boolean lostBefore;
    private final Hold hold;
    private final AtomicBoolean concluded = new AtomicBoolean();

    Execution(Means means, Inquiry<T> first) {
        this.means = means;
        this.rules = new RetryRules(means.retries());
        this.inquiry = first;
        this.name = first.call().operation();
        this.hold = new Hold(means.observer(), name);
        this.deadline = System.nanoTime() + means.retries().totalTimeout().toNanos();
    }

    /** Completes exactly once; cancelling it ends whatever is under way. */
    CompletableFuture<ContactsResponse<T>> result() {
        return result;
    }

    void start(FailsafeExecutor<Object> attempts) {
        CompletableFuture<ContactsResponse<T>> outcome = attempts.getStageAsync(this::attempt);
        result.whenComplete((value, failure) -> {
            outcome.cancel(true);
            hold.end();
        });
        outcome.whenComplete(this::conclude);
    }

    /** Ends it, as its client is closed. */
    void close() {
        if (concluded.compareAndSet(false, true)) {
            finish(null, closed());
        }
    }

    private CompletionStage<ContactsResponse<T>> attempt() {
        hold.end();
        CompletableFuture<ContactsResponse<T>> stage = new CompletableFuture<>();
        CompletableFuture<Permit> place = means.pace().acquire();
        if (!place.isDone()) {
            hold(place);
        }
        stage.whenComplete((value, failure) -> place.cancel(false));
        place.whenComplete((permit, failure) -> {
            try {
                if (failure != null) {
                    throw notLetOut(failure);
                }
                send(permit, stage);
            } catch (RuntimeException | Error e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    /** Waits in line, no longer than the operation may take. */
    private void hold(CompletableFuture<Permit> place) {
        hold();
        try {
            Future<?> limit = means.transport()
                    .timer()
                    .schedule(
                            () -> place.completeExceptionally(new TimeoutException()),
                            deadline - System.nanoTime(),
                            TimeUnit.NANOSECONDS);
            place.whenComplete((permit, failure) -> limit.cancel(false));
        } catch (RejectedExecutionException stopping) {
            place.cancel(false);
        }
        place.whenComplete((permit, failure) -> hold.end());
    }

    private void hold() {
        hold.begin();
        if (result.isDone()) {
            hold.end();
        }
    }

    private void send(Permit permit, CompletableFuture<ContactsResponse<T>> stage) {
        HttpCall call = inquiry.call();
        long begun = System.nanoTime();
        Attempt sending = begin(call, begun);
        if (sending == null) {
            permit.giveBack();
            stage.cancel(false);
            return;
        }
        if (call.write()) {
            sentAt = begun;
        }
        stage.whenComplete((value, failure) -> sending.answer().cancel(true));
        sending.answer().whenComplete((answer, failure) -> {
            try {
                boolean sent = answer != null || sending.isSent();
                if (sent) {
                    report(answer, begun);
                }
                SpentPermit.settle(permit, answer, sent);
                attempt = null;
                if (!stage.isDone()) {
                    stage.complete(take(answer, sent, failure));
                }
            } catch (RuntimeException | Error e) {
                stage.completeExceptionally(e);
            }
        });
    }

    /** Not after a close, which has to know for good what was sent; null then. */
    private synchronized Attempt begin(HttpCall call, long now) {
        if (concluded.get()) {
            return null;
        }
        attempt = means.transport().send(call, timeout(now), tooLate(now));
        return attempt;
    }

    private void report(HttpAnswer answer, long begun) {
        requests++;
        int status = answer == null ? 0 : answer.status();
        LOG.debug("{} {} answered {}", inquiry.call().method(), name, status);
        means.observer().sent(name, retries > 0);
        means.observer()
                .ended(
                        name,
                        status,
                        answer == null ? RateLimit.UNKNOWN : answer.rateLimit(),
                        Duration.ofNanos(System.nanoTime() - begun));
    }

    /** @throws RuntimeException that ends the attempt: {@link Again}, or what the operation fails with */
    private ContactsResponse<T> take(HttpAnswer answer, boolean sent, Throwable broken) {
        Step<T> step;
        try {
            if (broken != null) {
                throw new FailedException(means.failures().of(inquiry.call(), sent, broken));
            }
            step = inquiry.take(answer);
        } catch (FailedException e) {
            throw decide(e.failure());
        }
        if (step.failure() != null) {
            throw step.failure().toException(requests, maybeApplied);
        }
        if (step.next() != null) {
            inquiry = step.next();
            throw Again.after(Duration.ZERO);
        }
        means.tokens().succeeded(retries);
        return step.result().costing(requests);
    }

    /** Another request, or the end. */
    private RuntimeException decide(Failure failure) {
        HttpCall call = inquiry.call();
        Failure reported = inquiry.reported(failure);
        maybeApplied |= call.write() && failure.effectUnknown();
        boolean repeated = RetryRules.isRepeated(call, failure, tooEarly);
        Inquiry<T> next = repeated || !failure.effectUnknown() ? inquiry : inquiry.settling(failure, sentAt);
        if (next == null || next == inquiry && !repeated) {
            return exception(reported);
        }
        Duration delay =
                rules.delay(failure, retries, ThreadLocalRandom.current().nextDouble());
        String obstacle = rules.obstacle(failure, retries, delay, Duration.ofNanos(deadline - System.nanoTime()));
        if (obstacle == null && !means.tokens().take()) {
            obstacle = "; not tried again, as too many requests have failed lately";
        }
        if (obstacle != null) {
            return exception(reported.with(obstacle));
        }
        retries++;
        lostBefore |= call.write() && failure.effectUnknown() && failure.status() < MULTIPLE_CHOICES;
        tooEarly |= failure.status() == RetryRules.TOO_EARLY;
        last = reported;
        inquiry = next;
        LOG.debug("{}: trying again in {} ms", reported.message(), delay.toMillis());
        hold();
        return Again.after(delay);
    }

    /** What stands for a request that was not let out. */
    private RuntimeException notLetOut(Throwable failure) {
        if (failure instanceof QuotaUsedUpException usedUp) {
            String wait = "the quota is used up until " + Instant.now().plus(usedUp.resetIn());
            return exception(isUnsettled() ? last.with("; " + wait) : notSent(wait, usedUp.resetIn()));
        }
        if (failure instanceof TimeoutException) {
            String wait = "no request was free within totalTimeout="
                    + means.retries().totalTimeout().toMillis() + " ms";
            return exception(
                    last == null
                            ? Failure.queued(name + " failed: " + wait + "; nothing was sent")
                            : last.with("; " + wait));
        }
        return exception(means.failures().of(inquiry.call(), false, new ClientClosedException()));
    }

    /** A write that is being looked up: whoever hears of the quota only might send it again. */
    private boolean isUnsettled() {
        return maybeApplied && !inquiry.call().write();
    }

    private Failure notSent(String reason, Duration retryAfter) {
        String before = last == null ? "; nothing was sent" : "; before, " + last.message();
        return Failure.rateLimit(name + " failed: " + reason + before, retryAfter);
    }

    private ContactsException exception(Failure failure) {
        boolean tellsOfItself = failure.status() == 0 || failure.effectUnknown() || !lostBefore;
        Failure told = tellsOfItself ? failure : failure.with("; an earlier request of it may have been applied");
        return told.toException(requests, maybeApplied);
    }

    private Duration timeout(long now) {
        Duration left = Duration.ofNanos(Math.max(1, deadline - now));
        Duration whole = means.transport().settings().requestTimeout();
        return whole.compareTo(left) <= 0 ? whole : left;
    }

    private String tooLate(long now) {
        Duration whole = means.transport().settings().requestTimeout();
        return timeout(now).equals(whole)
                ? "no whole answer within requestTimeout=" + whole.toMillis() + " ms"
                : "no whole answer within totalTimeout="
                        + means.retries().totalTimeout().toMillis() + " ms";
    }

    private void conclude(ContactsResponse<T> value, Throwable failure) {
        if (!result.isDone() && concluded.compareAndSet(false, true)) {
            finish(value, failure == null ? null : ended(failure));
        }
    }

    private void finish(ContactsResponse<T> value, Throwable end) {
        if (end == null) {
            means.observer().succeeded(name);
            result.complete(value);
            return;
        }
        if (end instanceof ContactsException known) {
            means.observer().failed(name, known);
        }
        result.completeExceptionally(end);
    }

    private Throwable ended(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        // The timer takes no more where its owner is being stopped.
        return cause instanceof RejectedExecutionException ? closed() : cause;
    }

    private synchronized ContactsException closed() {
        Attempt current = attempt;
        if (current != null) {
            // From here on it cannot leave any more, so that whether it has left does not change.
            current.abandon();
        }
        Failure closed =
                means.failures().of(inquiry.call(), current != null && current.isSent(), new ClientClosedException());
        return closed.toException(requests, maybeApplied || closed.effectUnknown());
    }
}

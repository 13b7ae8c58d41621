package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.HttpTransport.ClientClosedException;
import com.cognipeer.camel.contacts.client.OperationStep.Step;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.QuotaUsedUpException;
import dev.failsafe.FailsafeExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation from its call to its end: its requests one after the other, the waits between them, and what they cost.
 * Its parts follow one another, on whatever threads they run.
 */
final class RunningOperation<T> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpContactsClient.class);
    private static final int MULTIPLE_CHOICES = 300;

    private final ClientParts means;
    private final String name;
    private final long begun;
    private final long deadline;
    private final BooleanSupplier mayWait;
    private final Consumer<RunningOperation<T>> gone;
    private final CompletableFuture<ContactsResponse<T>> result = new CompletableFuture<>();

    private volatile OperationStep<T> inquiry;
    private volatile CompletableFuture<Permit> place;
    private volatile Attempt attempt;
    private volatile Future<?> retrying;
    private volatile boolean maybeApplied;
    private volatile int requests;
    private int retries;
    private long sentAt;
    private boolean tooEarly;
    private Failure last;
    private boolean lostBefore;
    private final ObservedWait hold;
    private final AtomicBoolean concluded = new AtomicBoolean();

    /**
     * @param mayWait whether it may wait, for a request to be free or before another attempt
     * @param gone    is told when it is over
     */
    RunningOperation(
            ClientParts means, OperationStep<T> first, BooleanSupplier mayWait, Consumer<RunningOperation<T>> gone) {
        this.means = means;
        this.mayWait = mayWait;
        this.inquiry = first;
        this.gone = gone;
        this.name = first.call().operation();
        this.hold = new ObservedWait(means.observer(), name);
        this.begun = System.nanoTime();
        this.deadline = begun + means.retries().totalTimeout().toNanos();
        result.whenComplete(this::over);
    }

    /** Completes exactly once; cancelling it ends whatever is under way. */
    CompletableFuture<ContactsResponse<T>> result() {
        return result;
    }

    /** @param attempts makes the attempts after the first one, which most operations need no more than */
    void start(FailsafeExecutor<Object> attempts) {
        attempt((value, failure) -> {
            if (failure instanceof Again again) {
                retry(attempts, again);
            } else {
                conclude(value, failure);
            }
        });
    }

    /** Ends it where it waits, as nobody may wait any more. */
    void endWait() {
        if (hold.isOn()) {
            close();
        }
    }

    /** Ends it, as its client is closed. */
    void close() {
        if (concluded.compareAndSet(false, true)) {
            finish(null, closed());
        }
    }

    /** The one place where what is under way ends with the operation, however that ends. */
    private void over(ContactsResponse<T> value, Throwable failure) {
        gone.accept(this);
        cancel(retrying);
        cancel(place);
        Attempt sending = attempt;
        if (sending != null) {
            sending.answer().cancel(true);
        }
        hold.end();
    }

    private static void cancel(Future<?> task) {
        if (task != null) {
            task.cancel(true);
        }
    }

    private void retry(FailsafeExecutor<Object> attempts, Again first) {
        AtomicReference<Again> due = new AtomicReference<>(first);
        CompletableFuture<ContactsResponse<T>> outcome = attempts.getStageAsync(() -> {
            Again failed = due.getAndSet(null);
            return failed == null ? attempt() : CompletableFuture.failedFuture(failed);
        });
        retrying = outcome;
        outcome.whenComplete(this::conclude);
        if (result.isDone()) {
            outcome.cancel(true);
        }
    }

    private CompletionStage<ContactsResponse<T>> attempt() {
        CompletableFuture<ContactsResponse<T>> stage = new CompletableFuture<>();
        attempt((value, failure) -> {
            if (failure == null) {
                stage.complete(value);
            } else {
                stage.completeExceptionally(failure);
            }
        });
        return stage;
    }

    /** @param end is told the result, or what ends the attempt; not where the operation is over already */
    private void attempt(BiConsumer<ContactsResponse<T>, Throwable> end) {
        hold.end();
        CompletableFuture<Permit> free = means.pace().acquire(begun);
        if (free.isDone()) {
            goOn(free, end);
            return;
        }
        place = free;
        hold();
        Future<?> limit = limitOf(free);
        free.whenComplete((permit, failure) -> {
            cancel(limit);
            // Before the request, whose failure may begin the next wait.
            hold.end();
            goOn(free, end);
        });
        if (result.isDone()) {
            free.cancel(false);
        }
    }

    /** Ends the wait in line where it takes longer than the operation may. */
    private Future<?> limitOf(CompletableFuture<Permit> free) {
        try {
            return means.transport()
                    .timer()
                    .schedule(
                            () -> free.completeExceptionally(new TimeoutException()),
                            deadline - System.nanoTime(),
                            TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            free.cancel(false);
            return null;
        }
    }

    private void goOn(CompletableFuture<Permit> decided, BiConsumer<ContactsResponse<T>, Throwable> end) {
        Permit permit;
        try {
            permit = decided.join();
        } catch (CompletionException | CancellationException e) {
            end.accept(null, notLetOut(e.getCause() == null ? e : e.getCause()));
            return;
        }
        try {
            send(permit, end);
        } catch (RuntimeException | Error e) {
            end.accept(null, e);
        }
    }

    private void hold() {
        hold.begin();
        if (!mayWait.getAsBoolean()) {
            close();
        }
        if (result.isDone()) {
            hold.end();
        }
    }

    private void send(Permit permit, BiConsumer<ContactsResponse<T>, Throwable> end) {
        ApiRequest call = inquiry.call();
        long begun = System.nanoTime();
        Attempt sending = begin(call, begun);
        if (sending == null) {
            permit.giveBack();
            return;
        }
        if (call.write()) {
            sentAt = begun;
        }
        sending.answer().whenComplete((answer, failure) -> {
            ContactsResponse<T> taken;
            try {
                boolean sent = answer != null || sending.isSent();
                if (sent) {
                    report(answer, begun);
                }
                PermitSettlement.settle(permit, answer, sent);
                attempt = null;
                if (result.isDone()) {
                    return;
                }
                taken = take(answer, sending.stage(), failure);
            } catch (RuntimeException | Error e) {
                end.accept(null, e);
                return;
            }
            end.accept(taken, null);
        });
        if (result.isDone()) {
            sending.answer().cancel(true);
        }
    }

    /** Not after the end, nor after a close, which has to know for good what was sent; null then. */
    private synchronized Attempt begin(ApiRequest call, long now) {
        if (concluded.get() || result.isDone()) {
            return null;
        }
        long left = Math.max(1, deadline - now);
        long whole = TimeUnit.NANOSECONDS.convert(means.transport().settings().requestTimeout());
        attempt = whole <= left
                ? means.transport().send(call, whole, this::requestTooLate)
                : means.transport().send(call, left, this::operationTooLate);
        return attempt;
    }

    private void report(HttpAnswer answer, long begun) {
        requests++;
        int status = answer == null ? 0 : answer.status();
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {} answered {}", inquiry.call().method(), name, status);
        }
        means.observer().sent(name, retries > 0);
        means.observer()
                .ended(
                        name,
                        status,
                        answer == null ? RateLimit.UNKNOWN : answer.rateLimit(),
                        Duration.ofNanos(System.nanoTime() - begun));
    }

    /** @throws RuntimeException that ends the attempt: {@link Again}, or what the operation fails with */
    private ContactsResponse<T> take(HttpAnswer answer, AttemptStage stage, Throwable broken) {
        Step<T> step;
        try {
            if (broken != null) {
                throw new FailedException(means.failures().of(inquiry.call(), stage, broken));
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
        ApiRequest call = inquiry.call();
        Failure reported = inquiry.reported(failure);
        maybeApplied |= call.write() && failure.effectUnknown();
        boolean repeated = RetryRules.isRepeated(call, failure, tooEarly);
        OperationStep<T> next = repeated || !failure.effectUnknown() ? inquiry : inquiry.settling(failure, sentAt);
        if (next == null || next == inquiry && !repeated) {
            return exception(reported);
        }
        RetryRules rules = new RetryRules(means.retries());
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
        return exception(means.failures().of(inquiry.call(), AttemptStage.QUEUED, new ClientClosedException()));
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

    private String requestTooLate(AttemptStage stage) {
        return stage.within("requestTimeout="
                + means.transport().settings().requestTimeout().toMillis() + " ms");
    }

    private String operationTooLate(AttemptStage stage) {
        return stage.within("totalTimeout=" + means.retries().totalTimeout().toMillis() + " ms");
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
        AttemptStage stage = current == null ? AttemptStage.QUEUED : current.stage();
        Failure closed = means.failures().of(inquiry.call(), stage, new ClientClosedException());
        return closed.toException(requests, maybeApplied || closed.effectUnknown());
    }
}

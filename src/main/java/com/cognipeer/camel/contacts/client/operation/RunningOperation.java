package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.Attempt;
import com.cognipeer.camel.contacts.client.http.AttemptStage;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.operation.OperationHistory.Decision;
import com.cognipeer.camel.contacts.client.operation.OperationStep.Outcome;
import com.cognipeer.camel.contacts.client.quota.Permit;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One operation from its call to its end. It waits for a permit, sends a request, and reads the answer. Then it ends, or does
 * the same with the next step, at once or after a wait. These follow one another, on various threads.
 */
final class RunningOperation<T> {

    private final ClientParts parts;
    private final OperationTime time;
    private final BooleanSupplier mayWait;
    private final Consumer<RunningOperation<T>> onEnd;
    private final OperationEnd<T> end;
    private final OperationHistory history;
    private final ObservedWait wait;

    private volatile OperationStep<T> step;
    private volatile CompletableFuture<Permit> permit;
    private volatile Future<?> nextRequest;
    private volatile Attempt attempt;

    /**
     * @param mayWait whether it may wait for a permit or before a retry
     * @param onEnd   called when it ends
     */
    RunningOperation(
            ClientParts parts, OperationStep<T> first, BooleanSupplier mayWait, Consumer<RunningOperation<T>> onEnd) {
        this.parts = parts;
        this.mayWait = mayWait;
        this.step = first;
        this.onEnd = onEnd;
        String name = first.request().operation();
        this.history = new OperationHistory(name, parts);
        this.wait = new ObservedWait(parts.observer(), name);
        this.time = new OperationTime(parts);
        this.end = new OperationEnd<>(parts.observer(), name);
        end.result().whenComplete(this::release);
    }

    /** Completes exactly once; cancelling it ends the wait or the request that is under way. */
    CompletableFuture<ContactsResponse<T>> result() {
        return end.result();
    }

    void start() {
        guard(this::acquirePermit);
    }

    void endWait() {
        if (wait.isOn()) {
            close();
        }
    }

    /** Ends it because its client is closed. */
    void close() {
        if (end.decide()) {
            end.fail(closed());
        }
    }

    /** Cancels whatever is under way at the end, including the end by a caller's cancel. */
    private void release(ContactsResponse<T> value, Throwable failure) {
        onEnd.accept(this);
        cancel(nextRequest);
        cancel(permit);
        Attempt sending = attempt;
        if (sending != null) {
            sending.answer().cancel(true);
        }
        wait.end();
    }

    private static void cancel(Future<?> task) {
        if (task != null) {
            task.cancel(true);
        }
    }

    private void acquirePermit() {
        wait.end();
        CompletableFuture<Permit> acquired = parts.limiter().acquire(time.begun());
        if (acquired.isDone()) {
            sendWith(acquired);
            return;
        }
        permit = acquired;
        beginWait();
        Future<?> limit = time.limit(acquired);
        acquired.whenComplete((granted, failure) -> {
            cancel(limit);
            // Before the request, because its failure may begin the next wait.
            wait.end();
            guard(() -> sendWith(acquired));
        });
        if (end.isReached()) {
            acquired.cancel(false);
        }
    }

    private void beginWait() {
        wait.begin();
        if (!mayWait.getAsBoolean()) {
            close();
        }
        if (end.isReached()) {
            wait.end();
        }
    }

    private void sendWith(CompletableFuture<Permit> acquired) {
        Permit granted;
        try {
            granted = acquired.join();
        } catch (CompletionException | CancellationException e) {
            fail(history.withoutPermit(step.request(), e.getCause() == null ? e : e.getCause()));
            return;
        }
        send(granted);
    }

    private void send(Permit granted) {
        ApiRequest request = step.request();
        long now = System.nanoTime();
        Attempt sending = begin(request);
        if (sending == null) {
            granted.giveBack();
            return;
        }
        history.sending(request, now);
        sending.answer().whenComplete((answer, failure) -> guard(() -> ended(sending, granted, now, answer, failure)));
        if (end.isReached()) {
            sending.answer().cancel(true);
        }
    }

    /** Null after the end or a close: a close has to know for good whether a request was sent. */
    private synchronized Attempt begin(ApiRequest request) {
        if (end.isDecided()) {
            return null;
        }
        attempt = time.send(request);
        return attempt;
    }

    private void ended(Attempt sending, Permit granted, long sentAt, HttpAnswer answer, Throwable failure) {
        boolean sent = answer != null || sending.isSent();
        if (sent) {
            history.sent(step.request(), answer, Duration.ofNanos(System.nanoTime() - sentAt));
        }
        PermitSettlement.settle(granted, answer, sent);
        attempt = null;
        if (!end.isReached()) {
            read(answer, sending.stage(), failure);
        }
    }

    private void read(HttpAnswer answer, AttemptStage stage, Throwable broken) {
        Outcome<T> outcome;
        try {
            if (broken != null) {
                throw new FailedException(parts.failures().of(step.request(), stage, broken));
            }
            outcome = step.read(answer);
        } catch (FailedException e) {
            afterFailure(e.failure());
            return;
        }
        if (outcome.failure() != null) {
            fail(history.lasting(outcome.failure()));
        } else if (outcome.next() != null) {
            continueWith(outcome.next(), Duration.ZERO);
        } else if (end.decide()) {
            history.succeeded();
            end.succeed(history.counted(outcome.result()));
        }
    }

    private void afterFailure(Failure failure) {
        Decision<T> decision = history.decide(step, failure, time.left());
        if (decision.end() != null) {
            fail(decision.end());
            return;
        }
        beginWait();
        continueWith(decision.next(), decision.delay());
    }

    /** On a thread of the timer, also without a delay, because an I/O thread may bring the answer. */
    private void continueWith(OperationStep<T> next, Duration delay) {
        step = next;
        try {
            schedule(delay);
        } catch (RejectedExecutionException stopping) {
            close();
        }
        if (end.isReached()) {
            cancel(nextRequest);
        }
    }

    /** Under the lock of {@link #begin}, so that a later request cannot note its successor before this one is noted. */
    private synchronized void schedule(Duration delay) {
        nextRequest = time.after(delay, () -> guard(this::acquirePermit));
    }

    /** An unexpected failure ends the operation; no thread of a timer or of a connection takes it along. */
    private void guard(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        if (end.decide()) {
            end.fail(failure);
        }
    }

    private synchronized ContactsException closed() {
        Attempt current = attempt;
        if (current != null) {
            // From here on the request cannot leave, so whether it has left does not change.
            current.abandon();
        }
        return history.closed(current == null ? AttemptStage.QUEUED : current.stage(), step.request());
    }
}

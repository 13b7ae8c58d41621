package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.Attempt;
import com.cognipeer.camel.contacts.client.http.AttemptStage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time that one operation may take, with all its requests and waits; it begins when this is made. */
final class OperationTime {

    private final ClientParts parts;
    private final long begun = System.nanoTime();
    private final long deadline;

    OperationTime(ClientParts parts) {
        this.parts = parts;
        this.deadline = begun + parts.retries().totalTimeout().toNanos();
    }

    /** In the nanoseconds of {@link System#nanoTime()}. */
    long begun() {
        return begun;
    }

    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** @throws RejectedExecutionException if the timer has ended */
    Future<?> after(Duration delay, Runnable task) {
        return parts.transport().timer().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends a wait with a {@link TimeoutException} at the deadline; null if the timer has ended, which ends the wait too. */
    Future<?> limit(CompletableFuture<?> wait) {
        try {
            return after(left(), () -> wait.completeExceptionally(new TimeoutException()));
        } catch (RejectedExecutionException stopping) {
            wait.cancel(false);
            return null;
        }
    }

    /** Sends a request, which may take its own time-out or the rest of the operation's time, whichever is shorter. */
    Attempt send(ApiRequest request) {
        long left = Math.max(1, deadline - System.nanoTime());
        long whole = TimeUnit.NANOSECONDS.convert(parts.transport().settings().requestTimeout());
        return whole <= left
                ? parts.transport().send(request, whole, this::requestTooLate)
                : parts.transport().send(request, left, this::operationTooLate);
    }

    private String requestTooLate(AttemptStage stage) {
        return stage.within("requestTimeout="
                + parts.transport().settings().requestTimeout().toMillis() + " ms");
    }

    private String operationTooLate(AttemptStage stage) {
        return stage.within("totalTimeout=" + parts.retries().totalTimeout().toMillis() + " ms");
    }
}

package com.cognipeer.camel.contacts.sync;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Carries out tasks side by side, a bounded number at a time, holding no thread while one is under way. */
final class Lanes<T> {

    private final List<T> tasks;
    private final Function<T, CompletableFuture<?>> carryOut;
    private final BooleanSupplier stopped;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile Throwable failure;

    private Lanes(List<T> tasks, int lanes, BooleanSupplier stopped, Function<T, CompletableFuture<?>> carryOut) {
        this.tasks = tasks;
        this.carryOut = carryOut;
        this.stopped = stopped;
        this.open = new AtomicInteger(lanes);
    }

    /**
     * @param  stopped  whether to begin no further task
     * @param  carryOut begins a task; when it fails, no further one is begun in its lane, and the result fails
     * @return          completes when no task is under way any more
     */
    static <T> CompletableFuture<Void> run(
            List<T> tasks, int parallelism, BooleanSupplier stopped, Function<T, CompletableFuture<?>> carryOut) {
        int width = Math.min(parallelism, tasks.size());
        if (width == 0) {
            return CompletableFuture.completedFuture(null);
        }
        Lanes<T> lanes = new Lanes<>(tasks, width, stopped, carryOut);
        for (int lane = 0; lane < width; lane++) {
            lanes.proceed();
        }
        return lanes.done;
    }

    /** A loop and no recursion where tasks end at once: there may be more of them than the stack has room for. */
    private void proceed() {
        while (true) {
            int number = next.getAndIncrement();
            if (number >= tasks.size() || stopped.getAsBoolean()) {
                close(null);
                return;
            }
            CompletableFuture<?> task = begin(tasks.get(number));
            if (!task.isDone()) {
                task.whenComplete((value, failure) -> {
                    if (failure == null) {
                        proceed();
                    } else {
                        close(failure);
                    }
                });
                return;
            }
            if (task.isCompletedExceptionally()) {
                task.whenComplete((value, failure) -> close(failure));
                return;
            }
        }
    }

    private CompletableFuture<?> begin(T task) {
        try {
            return carryOut.apply(task);
        } catch (RuntimeException | Error e) {
            // An error too: on the thread that has ended the task before, nobody else would learn of it.
            return CompletableFuture.failedFuture(e);
        }
    }

    private void close(Throwable cause) {
        if (cause != null) {
            failure = cause;
        }
        if (open.decrementAndGet() > 0) {
            return;
        }
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }
}

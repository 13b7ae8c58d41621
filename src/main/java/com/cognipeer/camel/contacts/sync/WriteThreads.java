package com.cognipeer.camel.contacts.sync;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs writes on threads of an executor, a bounded number at a time. The calling thread waits and takes the results one by one,
 * so that only the writes themselves run side by side.
 */
final class WriteThreads {

    private final Executor executor;
    private final int most;

    /** @param executor runs each task at once, on a thread of its own */
    WriteThreads(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /**
     * Returns when no write runs any more. After an unexpected exception it begins no further write, and throws it at the end.
     *
     * @param stopped whether to begin no further write
     * @param taken   takes the results in the order in which the writes end
     */
    <T, R> void run(List<T> tasks, Function<T, R> write, BooleanSupplier stopped, BiConsumer<T, R> taken) {
        int width = Math.min(most, tasks.size());
        CompletionService<Written<T, R>> threads =
                new ExecutorCompletionService<>(width == 1 ? Runnable::run : executor);
        Iterator<T> next = tasks.iterator();
        Throwable failure = null;
        int running = 0;
        while (true) {
            try {
                while (running < width && next.hasNext() && failure == null && !stopped.getAsBoolean()) {
                    T task = next.next();
                    threads.submit(() -> new Written<>(task, write.apply(task)));
                    running++;
                }
            } catch (RuntimeException | Error refused) {
                failure = refused;
            }
            if (running == 0) {
                rethrow(failure);
                return;
            }
            running--;
            try {
                Written<T, R> written = next(threads);
                taken.accept(written.task(), written.result());
            } catch (RuntimeException | Error e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    private record Written<T, R>(T task, R result) {}

    /** The next result. An interrupt does not end the wait: a stop ends the requests, and their rows have to be counted. */
    private static <E> E next(CompletionService<E> threads) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return threads.take().get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    rethrow(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}

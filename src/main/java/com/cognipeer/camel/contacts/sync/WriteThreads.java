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
import java.util.function.Supplier;

/**
 * Runs a bounded number of writes side by side. The calling thread begins them in their order and takes the results one by one;
 * threads of an executor await their ends.
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
     * @param write   begins a write; what it returns awaits the end
     * @param stopped whether to begin no further write
     * @param taken   takes the results in the order in which the writes end
     */
    <T, R> void run(List<T> tasks, Function<T, Supplier<R>> write, BooleanSupplier stopped, BiConsumer<T, R> taken) {
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
                    Supplier<R> begun = write.apply(task);
                    threads.submit(() -> new Written<>(task, begun.get()));
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

package com.cognipeer.camel.contacts.sync;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
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
     * Returns when no write runs any more. The first one that throws, or whose result cannot be taken, is the last one begun.
     *
     * @param stopped whether to begin no further write
     * @param taken   takes the results in the order in which the writes end
     */
    <T, R> void run(List<T> tasks, Function<T, R> write, BooleanSupplier stopped, BiConsumer<T, R> taken) {
        int width = Math.min(most, tasks.size());
        Executor threads = width == 1 ? Runnable::run : executor;
        BlockingQueue<Ended<T, R>> ended = new LinkedBlockingQueue<>();
        Iterator<T> next = tasks.iterator();
        Throwable failure = null;
        int running = 0;
        while (true) {
            while (running < width && next.hasNext() && failure == null && !stopped.getAsBoolean()) {
                begin(next.next(), write, threads, ended);
                running++;
            }
            if (running == 0) {
                rethrow(failure);
                return;
            }
            Throwable met = taken(takeUninterruptibly(ended), taken);
            running--;
            failure = failure == null ? met : failure;
        }
    }

    /** A write that has ended: with a result, or with a failure that nobody foresaw. */
    private record Ended<T, R>(T task, R result, Throwable failure) {}

    private static <T, R> void begin(T task, Function<T, R> write, Executor threads, BlockingQueue<Ended<T, R>> ended) {
        try {
            threads.execute(() -> ended.add(end(task, write)));
        } catch (RuntimeException | Error refused) {
            ended.add(new Ended<>(task, null, refused));
        }
    }

    private static <T, R> Ended<T, R> end(T task, Function<T, R> write) {
        try {
            return new Ended<>(task, write.apply(task), null);
        } catch (RuntimeException | Error e) {
            return new Ended<>(task, null, e);
        }
    }

    private static <T, R> Throwable taken(Ended<T, R> ended, BiConsumer<T, R> taken) {
        if (ended.failure() != null) {
            return ended.failure();
        }
        try {
            taken.accept(ended.task(), ended.result());
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /** A write that was begun has to be counted: the stop that interrupts this thread ends its request as well. */
    private static <E> E takeUninterruptibly(BlockingQueue<E> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
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

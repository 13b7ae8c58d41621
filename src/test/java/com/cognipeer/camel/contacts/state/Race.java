package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runners that start at the same moment, each on a thread of its own. */
final class Race implements AutoCloseable {

    private static final int SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** The failure of each runner, in their order; null for none. */
    List<Throwable> run(List<Runnable> runners) throws Exception {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Future<?>> running = new ArrayList<>();
        for (Runnable runner : runners) {
            Callable<Void> started = () -> {
                start.await(SECONDS, TimeUnit.SECONDS);
                runner.run();
                return null;
            };
            running.add(threads.submit(started));
        }
        List<Throwable> ends = new ArrayList<>();
        for (Future<?> runner : running) {
            ends.add(end(runner));
        }
        return ends;
    }

    List<Throwable> run(Runnable first, Runnable second) throws Exception {
        return run(List.of(first, second));
    }

    /** Of two that replace the same value one stores its own, and the other learns that it lost. */
    void runForOneWinner(String round, BooleanSupplier first, BooleanSupplier second) throws Exception {
        Queue<Boolean> stored = new ConcurrentLinkedQueue<>();
        List<Throwable> ends = run(() -> stored.add(first.getAsBoolean()), () -> stored.add(second.getAsBoolean()));
        assertThat(ends).as(round).containsOnlyNulls();
        assertThat(stored).as(round).containsExactlyInAnyOrder(true, false);
    }

    private static Throwable end(Future<?> runner) throws Exception {
        try {
            runner.get(SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runners that start at the same moment, each on a thread of its own. */
final class Race implements AutoCloseable {

    private static final int SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** How each ended, in order: null for well. */
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

    /** Of two that store the same revision one ends well, and the other is told that it lost. */
    void runForOneWinner(String round, Runnable first, Runnable second) throws Exception {
        List<Throwable> ends = run(first, second);
        assertThat(ends).as(round).containsOnlyOnce((Throwable) null);
        assertThat(ends)
                .as(round)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .isInstanceOf(ConcurrentModificationException.class);
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

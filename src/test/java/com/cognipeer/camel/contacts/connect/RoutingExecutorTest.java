package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingExecutorTest {

    private static final int MANY = 50;

    private final AtomicInteger started = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        return thread;
    });
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final RoutingExecutor executor = new RoutingExecutor(
            work -> {
                started.incrementAndGet();
                pool.execute(work);
            },
            timer);

    @AfterEach
    void stop() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void aTaskRunsOnAnotherThread() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        executor.execute(() -> ran.complete(Thread.currentThread()));
        assertThat(ran.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aThreadAtWorkTakesTheNextTaskToo() {
        // A timer that is held looks after nothing.
        CountDownLatch given = new CountDownLatch(1);
        timer.execute(() -> await(given));
        AtomicInteger ran = new AtomicInteger();
        executor.execute(() -> await(given));
        IntStream.range(0, MANY).forEach(i -> executor.execute(ran::incrementAndGet));
        assertThat(started).hasValue(1);
        given.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(ran).hasValue(MANY));
    }

    @Test
    void nothingWaitsBehindATaskThatBlocks() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CyclicBarrier all = new CyclicBarrier(MANY + 1);
        executor.execute(() -> await(over));
        IntStream.range(0, MANY).forEach(i -> executor.execute(() -> meet(all)));
        all.await(10, TimeUnit.SECONDS);
        over.countDown();
    }

    @Test
    void nothingWaitsLongerThanTheTimerBehindManyShortTasks() {
        List<Runnable> given = new ArrayList<>();
        Runnable last = () -> {};
        try (TimerByHand byHand = new TimerByHand()) {
            RoutingExecutor routing = new RoutingExecutor(given::add, byHand);
            List<Integer> threadsForTheLast = new ArrayList<>();
            routing.execute(() -> routing.execute(() -> {
                routing.execute(() -> {
                    byHand.ring();
                    threadsForTheLast.add(given.size());
                });
                routing.execute(last);
                byHand.ring();
            }));
            given.remove(0).run();

            assertThat(threadsForTheLast).containsExactly(1);
            assertThat(given).containsExactly(last);
        }
    }

    @Test
    void aTaskMayWaitForOneThatItHasGiven() throws Exception {
        CompletableFuture<Integer> depth = new CompletableFuture<>();
        executor.execute(() -> depth.complete(nested(MANY)));
        assertThat(depth.get(10, TimeUnit.SECONDS)).isEqualTo(MANY);
    }

    @Test
    void everyTaskRunsOnceWhoeverGivesIt() throws Exception {
        int tasks = 20_000;
        List<AtomicInteger> runs =
                IntStream.range(0, 4 * tasks).mapToObj(i -> new AtomicInteger()).toList();
        List<Thread> givers = new ArrayList<>();
        for (int giver = 0; giver < 4; giver++) {
            List<AtomicInteger> own = runs.subList(giver * tasks, (giver + 1) * tasks);
            givers.add(new Thread(() -> own.forEach(run -> executor.execute(run::incrementAndGet))));
        }
        givers.forEach(Thread::start);
        for (Thread giver : givers) {
            giver.join();
        }
        Awaitility.await().until(() -> runs.stream().allMatch(run -> run.get() > 0));
        assertThat(runs).allSatisfy(run -> assertThat(run).hasValue(1));
    }

    @Test
    void aTaskThatFailsTakesNoOtherAlong() {
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            executor.execute(() -> {
                ran.incrementAndGet();
                throw new IllegalStateException("expected");
            });
        }
        Awaitility.await().untilAsserted(() -> assertThat(ran).hasValue(MANY));
    }

    @Test
    void anInterruptDoesNotReachTheNextTask() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        executor.execute(() -> {
            await(given);
            Thread.currentThread().interrupt();
        });
        executor.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
        given.countDown();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void nothingWaitsWhereTheTimerHasEnded() throws Exception {
        timer.shutdownNow();
        nothingWaitsBehindATaskThatBlocks();
    }

    private int nested(int depth) {
        if (depth == 0) {
            return 0;
        }
        CompletableFuture<Integer> inner = new CompletableFuture<>();
        executor.execute(() -> inner.complete(nested(depth - 1)));
        return 1 + inner.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A timer whose tasks run when the test says so, whatever their delay. */
    private static final class TimerByHand extends ScheduledThreadPoolExecutor implements AutoCloseable {

        private final Queue<Runnable> due = new ArrayDeque<>();

        private TimerByHand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            due.add(task);
            return null;
        }

        private void ring() {
            due.remove().run();
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }
}

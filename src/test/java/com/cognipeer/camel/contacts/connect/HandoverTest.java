package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final int MANY = 50;

    private final AtomicInteger started = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        return thread;
    });
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Handover handover = new Handover(
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
    void aPieceRunsOnAnotherThread() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        handover.execute(() -> ran.complete(Thread.currentThread()));
        assertThat(ran.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aThreadAtWorkTakesTheNextPieceToo() {
        // A timer that is held looks after nothing.
        CountDownLatch given = new CountDownLatch(1);
        timer.execute(() -> await(given));
        AtomicInteger ran = new AtomicInteger();
        handover.execute(() -> await(given));
        IntStream.range(0, MANY).forEach(i -> handover.execute(ran::incrementAndGet));
        assertThat(started).hasValue(1);
        given.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(ran).hasValue(MANY));
    }

    @Test
    void nothingWaitsBehindAPieceThatLasts() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CyclicBarrier all = new CyclicBarrier(MANY + 1);
        handover.execute(() -> await(over));
        IntStream.range(0, MANY).forEach(i -> handover.execute(() -> meet(all)));
        all.await(10, TimeUnit.SECONDS);
        over.countDown();
    }

    @Test
    void aPieceMayWaitForOneThatItHasGiven() throws Exception {
        CompletableFuture<Integer> depth = new CompletableFuture<>();
        handover.execute(() -> depth.complete(nested(MANY)));
        assertThat(depth.get(10, TimeUnit.SECONDS)).isEqualTo(MANY);
    }

    @Test
    void everyPieceRunsOnceWhoeverGivesIt() throws Exception {
        int pieces = 20_000;
        List<AtomicInteger> runs = IntStream.range(0, 4 * pieces)
                .mapToObj(i -> new AtomicInteger())
                .toList();
        List<Thread> givers = new ArrayList<>();
        for (int giver = 0; giver < 4; giver++) {
            List<AtomicInteger> own = runs.subList(giver * pieces, (giver + 1) * pieces);
            givers.add(new Thread(() -> own.forEach(run -> handover.execute(run::incrementAndGet))));
        }
        givers.forEach(Thread::start);
        for (Thread giver : givers) {
            giver.join();
        }
        Awaitility.await().until(() -> runs.stream().allMatch(run -> run.get() > 0));
        assertThat(runs).allSatisfy(run -> assertThat(run).hasValue(1));
    }

    @Test
    void aPieceThatFailsTakesNoOtherAlong() {
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            handover.execute(() -> {
                ran.incrementAndGet();
                throw new IllegalStateException("expected");
            });
        }
        Awaitility.await().untilAsserted(() -> assertThat(ran).hasValue(MANY));
    }

    @Test
    void anInterruptDoesNotReachTheNextPiece() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        handover.execute(() -> {
            await(given);
            Thread.currentThread().interrupt();
        });
        handover.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
        given.countDown();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void nothingWaitsWhereTheTimerHasEnded() throws Exception {
        timer.shutdownNow();
        nothingWaitsBehindAPieceThatLasts();
    }

    private int nested(int depth) {
        if (depth == 0) {
            return 0;
        }
        CompletableFuture<Integer> inner = new CompletableFuture<>();
        handover.execute(() -> inner.complete(nested(depth - 1)));
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
}

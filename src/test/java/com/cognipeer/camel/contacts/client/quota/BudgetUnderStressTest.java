package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that ask, give up, send and settle at random, while time flies: nobody is forgotten and nothing stays out. */
class BudgetUnderStressTest {

    private static final int THREADS = 6;
    private static final int REQUESTS = 12_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final RequestBudget budget = new RequestBudget(now::get, new SharedQuota(() -> 0.5));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<RateLimiter> callers = List.of(caller(30), caller(60), caller(100));
    private final Queue<CompletableFuture<?>> ends = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void everybodyGetsOutOrGivesUpAndInTheEndNothingIsOut() throws Exception {
        long seed = ThreadLocalRandom.current().nextInt(1_000_000);
        System.out.println("BudgetUnderStressTest seed=" + seed);
        List<Future<?>> work = IntStream.range(0, THREADS)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> askAtRandom(new Random(seed + thread))))
                .toList();
        for (Future<?> thread : work) {
            thread.get();
        }

        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            now.addAndGet(MINUTE);
            // Somebody who comes makes the budget look at its clock, as an alarm would.
            callers.get(2).acquire().thenAccept(Permit::giveBack);
            return ends.stream().allMatch(CompletableFuture::isDone);
        });
        now.addAndGet(2 * MINUTE);
        assertThat(budget.isIdle()).isTrue();
        assertThat(underWay).hasValue(0);
        assertThat(mostUnderWay.get()).isBetween(2, 100);
    }

    private void askAtRandom(Random random) {
        for (int request = 0; request < REQUESTS / THREADS; request++) {
            CompletableFuture<Permit> place = callers.get(random.nextInt(3)).acquire();
            int fate = random.nextInt(10);
            ends.add(place.thenAccept(permit -> {
                        int out = underWay.incrementAndGet();
                        mostUnderWay.accumulateAndGet(out, Math::max);
                        // Answered at once or on another thread, as it happens.
                        if (fate % 2 == 0) {
                            settle(permit, fate);
                        } else {
                            ends.add(CompletableFuture.runAsync(() -> settle(permit, fate)));
                        }
                    })
                    .exceptionally(cancelled -> null));
            if (random.nextInt(4) == 0) {
                place.cancel(false);
            }
            now.addAndGet(random.nextInt((int) (MINUTE / 500)));
        }
    }

    private void settle(Permit permit, int fate) {
        underWay.decrementAndGet();
        switch (fate) {
            case 0 -> permit.giveBack();
            case 1 -> permit.lost();
            case 2 -> permit.refused(ServerQuota.UNKNOWN, Duration.ofMillis(100));
            case 3 -> permit.refused(new ServerQuota(100L, 0L, Duration.ofSeconds(2)), null);
            case 4 -> permit.answered(new ServerQuota(100L, 40L, Duration.ofSeconds(30)));
            default -> permit.answered(ServerQuota.UNKNOWN);
        }
    }

    private RateLimiter caller(int limit) {
        return budget.caller(limit, Duration.ofMinutes(2), timer);
    }
}

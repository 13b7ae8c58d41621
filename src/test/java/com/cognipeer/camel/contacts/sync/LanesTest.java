package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    private static final List<Integer> TASKS = IntStream.range(0, 10).boxed().toList();

    private final List<CompletableFuture<Void>> begun = new ArrayList<>();

    @Test
    void soManyTasksAreUnderWayAndNoMore() {
        CompletableFuture<Void> done = Lanes.run(TASKS, 3, () -> false, this::begin);

        assertThat(begun).hasSize(3);
        begun.get(1).complete(null);
        assertThat(begun).hasSize(4);
        for (int i = 0; i < begun.size(); i++) {
            begun.get(i).complete(null);
        }
        assertThat(begun).hasSize(10);
        assertThat(done).isCompleted();
    }

    @Test
    void whenItIsStoppedItWaitsForWhatIsUnderWay() {
        boolean[] stopped = {false};
        CompletableFuture<Void> done = Lanes.run(TASKS, 2, () -> stopped[0], this::begin);
        stopped[0] = true;

        begun.get(0).complete(null);
        assertThat(done).isNotDone();
        begun.get(1).complete(null);

        assertThat(done).isCompleted();
        assertThat(begun).hasSize(2);
    }

    @Test
    void aTaskThatFailsFailsTheWholeWhenNothingIsUnderWayAnyMore() {
        CompletableFuture<Void> done = Lanes.run(TASKS.subList(0, 2), 2, () -> false, this::begin);

        begun.get(0).completeExceptionally(new IllegalStateException("broken"));
        assertThat(done).isNotDone();
        begun.get(1).complete(null);

        assertThatThrownBy(done::join).hasRootCauseMessage("broken");
    }

    @Test
    void aTaskThatCannotBeBegunFailsTheWhole() {
        CompletableFuture<Void> done = Lanes.run(TASKS, 2, () -> false, task -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(done::join).hasRootCauseMessage("broken");
    }

    @Test
    void tasksThatEndAtOnceNeedNoStack() {
        List<Integer> many = IntStream.range(0, 100_000).boxed().toList();

        assertThat(Lanes.run(many, 2, () -> false, task -> CompletableFuture.completedFuture(null)))
                .isCompleted();
    }

    @Test
    void noTasksAreDone() {
        assertThat(Lanes.run(List.of(), 2, () -> false, task -> null)).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void onManyThreadsEachIsCarriedOutOnce(int parallelism) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Integer> many = IntStream.range(0, 20_000).boxed().toList();
            ConcurrentHashMap<Integer, Integer> times = new ConcurrentHashMap<>();
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();

            Lanes.run(many, parallelism, () -> false, task -> {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        return CompletableFuture.runAsync(
                                () -> {
                                    times.merge(task, 1, Integer::sum);
                                    underWay.decrementAndGet();
                                },
                                threads);
                    })
                    .get(60, java.util.concurrent.TimeUnit.SECONDS);

            assertThat(times).hasSize(many.size()).allSatisfy((task, count) -> assertThat(count)
                    .isOne());
            assertThat(most.get()).isLessThanOrEqualTo(parallelism);
        } finally {
            threads.shutdownNow();
        }
    }

    private CompletableFuture<?> begin(int task) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        begun.add(future);
        return future;
    }
}

package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteThreadsTest {

    private static final List<Integer> TASKS = numbers(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> taken = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void eachIsWrittenOnceAndNoMoreThanTheBoundAtATime(int most) {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();

        new WriteThreads(threads, most)
                .run(
                        numbers(20_000),
                        task -> {
                            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                            return () -> {
                                running.decrementAndGet();
                                return -task;
                            };
                        },
                        () -> false,
                        (task, result) -> {
                            assertThat(result).isEqualTo(-task);
                            taken.add(task);
                        });

        assertThat(taken).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(mostRunning.get()).isLessThanOrEqualTo(most);
    }

    @Test
    void asManyRunSideBySideAsTheBoundAllows() {
        Phaser three = new Phaser(3);

        new WriteThreads(threads, 3)
                .run(
                        TASKS.subList(0, 3),
                        task -> three::arriveAndAwaitAdvance,
                        () -> false,
                        (task, result) -> taken.add(task));

        assertThat(taken).hasSize(3);
    }

    @Test
    void theCallingThreadBeginsThemInTheirOrder() {
        List<Integer> begun = new ArrayList<>();
        Set<Thread> beginners = new HashSet<>();

        new WriteThreads(threads, 4)
                .run(
                        TASKS,
                        task -> {
                            begun.add(task);
                            beginners.add(Thread.currentThread());
                            return () -> task;
                        },
                        () -> false,
                        (task, result) -> taken.add(task));

        assertThat(begun).isEqualTo(TASKS);
        assertThat(beginners).containsExactly(Thread.currentThread());
    }

    @Test
    void theCallingThreadTakesAllResults() {
        Set<Thread> takers = new HashSet<>();

        new WriteThreads(threads, 4)
                .run(TASKS, task -> () -> task, () -> false, (task, result) -> takers.add(Thread.currentThread()));

        assertThat(takers).containsExactly(Thread.currentThread());
    }

    @Test
    void afterAStopThoseUnderWayAreTakenAndNoneIsBegun() {
        AtomicInteger begun = new AtomicInteger();

        new WriteThreads(threads, 2)
                .run(TASKS, task -> begun::incrementAndGet, () -> !taken.isEmpty(), (task, result) -> taken.add(task));

        assertThat(taken).hasSize(2);
        assertThat(begun).hasValue(2);
    }

    @Test
    void aWriteThatThrowsIsTheLastOneBegun() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new WriteThreads(threads, 1)
                        .run(TASKS, task -> () -> begun.incrementAndGet() / task, () -> false, (task, result) -> {}))
                .isInstanceOf(ArithmeticException.class);

        assertThat(begun).hasValue(1);
    }

    @Test
    void aWriteThatThrowsDoesNotLoseTheResultOfAnotherOne() {
        Phaser both = new Phaser(2);

        assertThatThrownBy(() -> new WriteThreads(threads, 2)
                        .run(
                                List.of(0, 1),
                                task -> () -> both.arriveAndAwaitAdvance() / task,
                                () -> false,
                                (task, result) -> taken.add(task)))
                .isInstanceOf(ArithmeticException.class);

        assertThat(taken).containsExactly(1);
    }

    @Test
    void aResultThatCannotBeTakenFailsTheWhole() {
        assertThatThrownBy(() -> new WriteThreads(threads, 2)
                        .run(TASKS, task -> () -> task, () -> false, (task, result) -> taken.get(result)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anExecutorThatRefusesFailsTheWhole() {
        threads.shutdown();

        assertThatThrownBy(() ->
                        new WriteThreads(threads, 2).run(TASKS, task -> () -> task, () -> false, (task, result) -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void anInterruptLosesNoResultAndIsKept() {
        Phaser both = new Phaser(2);
        Thread.currentThread().interrupt();

        new WriteThreads(threads, 2)
                .run(
                        TASKS.subList(0, 2),
                        task -> both::arriveAndAwaitAdvance,
                        () -> false,
                        (task, result) -> taken.add(task));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(taken).hasSize(2);
    }

    @Test
    void noTasksAreDone() {
        new WriteThreads(threads, 2).run(List.<Integer>of(), task -> () -> task, () -> false, (task, result) -> {});

        assertThat(taken).isEmpty();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}

package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many requests, one alarm. */
class DeadlinesTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Deadlines deadlines = new Deadlines(timer);

    @BeforeEach
    void forgetWhatIsCancelled() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void allRequestsTogetherTakeOneAlarm() {
        for (int i = 0; i < 100; i++) {
            deadlines.add(due(Duration.ofMinutes(1)));
        }
        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void theAlarmGoesWithTheLastRequest() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            attempts.add(due(Duration.ofMinutes(10 - i)));
        }
        attempts.forEach(deadlines::add);
        attempts.forEach(deadlines::remove);
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void anEarlierDeadlineIsNotKeptWaitingByALaterOne() {
        deadlines.add(due(Duration.ofMinutes(1)));
        Attempt early = due(Duration.ofMillis(20));
        deadlines.add(early);
        assertEnds(early);
    }

    @Test
    void eachOneRingsAfterTheOther() {
        Attempt first = due(Duration.ofMillis(20));
        Attempt second = due(Duration.ofMillis(60));
        Attempt last = due(Duration.ofMinutes(1));
        deadlines.add(second);
        deadlines.add(first);
        deadlines.add(last);
        assertEnds(first);
        deadlines.remove(first);
        assertEnds(second);
        Awaitility.await().untilAsserted(() -> assertThat(timer.getQueue()).hasSize(1));
        assertThat(last.answer()).isNotDone();
    }

    @Test
    void whoeverComesWhileTheLastOneGoesHasItsDeadline() throws Exception {
        Queue<Attempt> left = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(new Thread(() -> {
                for (int i = 0; i < 5_000; i++) {
                    Attempt brief = due(Duration.ofMinutes(1));
                    deadlines.add(brief);
                    deadlines.remove(brief);
                    if (i % 100 == 0) {
                        Attempt lost = due(Duration.ofMillis(1));
                        lost.answer().whenComplete((answer, failure) -> deadlines.remove(lost));
                        left.add(lost);
                        deadlines.add(lost);
                    }
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(left).hasSize(200).allSatisfy(DeadlinesTest::assertEnds);
        Awaitility.await().until(() -> timer.getQueue().isEmpty());
    }

    @Test
    void aTimerThatHasEndedTakesNone() {
        timer.shutdownNow();
        Attempt attempt = due(Duration.ofMinutes(1));
        assertThatThrownBy(() -> deadlines.add(attempt)).isInstanceOf(RejectedExecutionException.class);
        deadlines.remove(attempt);
    }

    private static Attempt due(Duration in) {
        return new Attempt(
                new ApiRequest("get", "GET", "/", null, false, true),
                System.nanoTime() + in.toNanos(),
                stage -> "too late");
    }

    private static void assertEnds(Attempt attempt) {
        assertThatThrownBy(() -> attempt.answer().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TimeoutException.class)
                .hasMessage("too late");
    }
}

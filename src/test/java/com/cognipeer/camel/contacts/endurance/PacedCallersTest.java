package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers that never rest, against a server with the quota of the API: 100 requests in any 60 seconds. */
@Tag("ci")
class PacedCallersTest {

    private static final int WINDOWS = Effort.choose(1, 1, 3);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** A second one starts a window more often than it ends, so that it is looked at for a little longer. */
    private static final Duration RUN = WINDOW.multipliedBy(WINDOWS).plusSeconds(10);

    @Test
    void eightThreadsUseTheQuotaAndAreNeverRefused() throws Exception {
        try (ContactsSandbox sandbox =
                ContactsSandbox.builder().requestsPerMinute(100).start()) {
            Instant started = Instant.now();
            try (CamelContext camel = CallingWorker.start(sandbox.baseUrl())) {
                for (int thread = 0; thread < CallingWorker.THREADS; thread++) {
                    new Thread(() -> CallingWorker.lookUp(camel, "one"), "caller-" + thread).start();
                }
                await().atMost(RUN.plusMinutes(1)).until(() -> Instant.now().isAfter(started.plus(RUN)));
            }

            List<RecordedAnswer> answers = sandbox.answers();
            long aMinute = answers.stream()
                            .filter(answer ->
                                    answer.request().at().isBefore(started.plus(WINDOW.multipliedBy(WINDOWS))))
                            .count()
                    / WINDOWS;
            System.out.printf(
                    "8 threads for %d s: %d answers, %d a minute, %d refused%n",
                    RUN.toSeconds(), answers.size(), aMinute, refused(answers));
            assertThat(refused(answers)).isZero();
            assertThat(aMinute).isGreaterThanOrEqualTo(95);
            // The window after the last one has begun: nobody hangs.
            assertThat(answers.size()).isGreaterThan(WINDOWS * 100);
        }
    }

    @Test
    void twoProcessesWithOneKeyShareItAndAreHardlyEverRefused() throws Exception {
        try (ContactsSandbox sandbox =
                ContactsSandbox.builder().requestsPerMinute(100).start()) {
            Instant started = Instant.now();
            try (WorkerProcess one = worker(sandbox, "one");
                    WorkerProcess two = worker(sandbox, "two")) {
                assertThat(one.isReadyWithin(WINDOW) && two.isReadyWithin(WINDOW))
                        .isTrue();
                await().atMost(RUN.plusMinutes(1)).until(() -> Instant.now().isAfter(started.plus(RUN)));
            }

            List<RecordedAnswer> answers = sandbox.answers();
            long ofOne = answeredTo(answers, "one");
            long ofTwo = answeredTo(answers, "two");
            System.out.printf(
                    "2 processes for %d s: %d answers, %d and %d not refused, %d refused%n",
                    RUN.toSeconds(), answers.size(), ofOne, ofTwo, refused(answers));
            assertThat(refused(answers) * 20).isLessThanOrEqualTo(answers.size());
            assertThat(ofOne).isPositive();
            assertThat(ofTwo).isPositive();
            assertThat(ofOne + ofTwo).isGreaterThanOrEqualTo(WINDOWS * 95L);
        }
    }

    private static WorkerProcess worker(ContactsSandbox sandbox, String name) throws Exception {
        return WorkerProcess.start(
                CallingWorker.class,
                "64m",
                Map.of(CallingWorker.BASE_URL, sandbox.baseUrl(), CallingWorker.NAME, name));
    }

    private static long refused(List<RecordedAnswer> answers) {
        return answers.stream().filter(answer -> answer.status() == 429).count();
    }

    private static long answeredTo(List<RecordedAnswer> answers, String name) {
        return answers.stream()
                .filter(answer ->
                        answer.status() != 429 && answer.request().target().endsWith("=" + name))
                .count();
    }
}

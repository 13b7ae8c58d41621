package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any moment, again and again, while the contacts move. */
@Tag("ci")
class KilledConsumerTest {

    private static final int CONTACTS_AT_FIRST = 1000;
    private static final int MOVES_PER_SECOND = 150;
    private static final int LIMIT = 50;
    /** One in so many is killed while it starts. */
    private static final int EARLY = 5;
    /** Far beyond what a start takes, even beside another build. */
    private static final Duration START = Duration.ofSeconds(60);

    private final int kills = Effort.times("kills", 5, 5, 50);
    private final long seed = Effort.seed();
    private final Random random = new Random(seed);
    private final List<String> failedStarts = new ArrayList<>();
    private int killsBeforeReady;

    @TempDir
    private Path folder;

    @Test
    void noContactIsLostAndFewComeTwiceHoweverOftenTheConsumerIsKilled() throws Exception {
        System.out.println("killed consumer: seed " + seed);
        try (ContactsSandbox sandbox =
                        ContactsSandbox.builder().seed(seed).recording(false).start();
                ContactsMover mover = new ContactsMover(sandbox, seed)) {
            mover.insert(CONTACTS_AT_FIRST);
            mover.start(MOVES_PER_SECOND);
            for (int i = 0; i < kills; i++) {
                runAndKill(sandbox, i % EARLY == EARLY - 1);
            }
            long moves = mover.stop();
            List<Map<String, Object>> contacts = sandbox.contacts();
            try (WorkerProcess worker = startWorker(sandbox)) {
                boolean quiet = runsUntilQuiet(worker, contacts);
                Deliveries deliveries = deliveries();
                List<String> lost = deliveries.lost(contacts);
                System.out.printf(
                        "killed consumer: kills %d (%d before ready), moves %d, contacts %d, deliveries %d,"
                                + " duplicates %d, lost %d, failed starts %d%n",
                        kills,
                        killsBeforeReady,
                        moves,
                        contacts.size(),
                        deliveries.size(),
                        deliveries.duplicates(),
                        lost.size(),
                        failedStarts.size());

                assertThat(failedStarts).as("seed %d", seed).isEmpty();
                assertThat(lost).as("seed %d, %s", seed, worker.output()).isEmpty();
                assertThat(quiet)
                        .as("nothing comes when nothing moves, seed %d", seed)
                        .isTrue();
                assertThat(deliveries.versions())
                        .as("a version for each content, seed %d", seed)
                        .isEqualTo(deliveries.contents());
                assertThat(deliveries.duplicates()).as("seed %d", seed).isLessThanOrEqualTo((long) kills * LIMIT);
            }
        }
    }

    private WorkerProcess startWorker(ContactsSandbox sandbox) throws Exception {
        return WorkerProcess.start(
                "128m",
                Map.of(
                        ContactsWorker.BASE_URL,
                        sandbox.baseUrl(),
                        ContactsWorker.OPTIONS,
                        "mode=changes&stateRepository=#positions&lookback=5s&delay=200&limit=" + LIMIT,
                        ContactsWorker.STATE,
                        folder.resolve("positions").toString(),
                        ContactsWorker.DELIVERIES,
                        deliveriesFile().toString()));
    }

    private void runAndKill(ContactsSandbox sandbox, boolean early) throws Exception {
        try (WorkerProcess worker = startWorker(sandbox)) {
            boolean ended;
            if (early) {
                ended = worker.endsWithin(Duration.ofMillis(random.nextInt(20, 500)));
                killsBeforeReady += worker.isReadyWithin(Duration.ZERO) ? 0 : 1;
            } else {
                ended = !worker.isReadyWithin(START) || worker.endsWithin(Duration.ofMillis(random.nextInt(300, 2500)));
            }
            if (ended) {
                failedStarts.add(worker.output());
            }
            worker.kill();
        }
    }

    /** Until every contact has come as it is now, and then nothing comes for a while; false when that takes too long. */
    private boolean runsUntilQuiet(WorkerProcess worker, List<Map<String, Object>> contacts) throws Exception {
        if (!worker.isReadyWithin(START)) {
            failedStarts.add(worker.output());
            return false;
        }
        AtomicInteger before = new AtomicInteger();
        try {
            await().atMost(Duration.ofSeconds(60L + kills))
                    .pollInterval(Duration.ofMillis(250))
                    .during(Duration.ofSeconds(3))
                    .until(() -> {
                        Deliveries deliveries = deliveries();
                        int now = deliveries.size();
                        return before.getAndSet(now) == now
                                && deliveries.lost(contacts).isEmpty();
                    });
            return true;
        } catch (ConditionTimeoutException e) {
            // What is missing then says more than that something is.
            return false;
        }
    }

    private Deliveries deliveries() throws Exception {
        return Deliveries.in(deliveriesFile());
    }

    private Path deliveriesFile() {
        return folder.resolve("deliveries");
    }
}

package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any moment, again and again, while contacts come and go: what is gone is told, and nothing else. */
@Tag("ci")
class KilledReconcilerTest {

    private static final int CONTACTS_AT_FIRST = 300;
    private static final int MOVES_PER_SECOND = 40;
    /**
     * Reports come in pages of up to 90, and a process that is killed has at most one page that its successors route again. One
     * of them may do so for several that were killed before it, if none between them came that far.
     */
    private static final int LIMIT = 90;

    private static final int KINDS = 5;
    /** Far beyond what a start takes, even beside another build. */
    private static final Duration START = Duration.ofSeconds(60);
    /** A report may be as old as its confirmation, and a process may have to wait for the processor. */
    private static final long OLDEST_CONFIRMATION = Duration.ofSeconds(20).toMillis();

    private static final String OPTIONS = "mode=changes&stateKey=killed&lookback=500&delay=100&reconcileInterval=300"
            + "&maxDeletions=50%25&limit=" + LIMIT + "&filter=" + ContactsTurnover.FILTER;

    private final int kills = Effort.times("kills", 5, 5, 50);
    private final long seed = Effort.seed();
    private final Random random = new Random(seed);
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> failedStarts = new ArrayList<>();
    private int runs;
    private int killsWhileReporting;

    @TempDir
    private Path folder;

    @Test
    void withFilesWhatIsGoneIsToldHoweverOftenTheConsumerIsKilled() throws Exception {
        settings.put(ContactsWorker.STATE, folder.resolve("positions").toString());
        killAgainAndAgain("files");
    }

    @Test
    void withPostgresWhatIsGoneIsToldHoweverOftenTheConsumerIsKilled() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            settings.put(ReconcilingWorker.DATABASE, server.getJdbcUrl("postgres", "postgres"));
            killAgainAndAgain("PostgreSQL");
        }
    }

    private void killAgainAndAgain(String store) throws Exception {
        System.out.println("killed reconciler with " + store + ": seed " + seed);
        try (ContactsSandbox sandbox =
                        ContactsSandbox.builder().seed(seed).recording(false).start();
                ContactsTurnover turnover = new ContactsTurnover(sandbox, seed)) {
            settings.put(ContactsWorker.BASE_URL, sandbox.baseUrl());
            turnover.insert(CONTACTS_AT_FIRST);
            turnover.start(MOVES_PER_SECOND);
            for (int i = 0; i < kills; i++) {
                runAndKill(i);
            }
            long moves = turnover.stop();
            try (WorkerProcess worker = startWorker()) {
                boolean rests = runsUntilAtRest(worker, turnover);
                FollowedChanges changes = changes();
                List<ChangeLine> untrue = changes.lines().stream()
                        .filter(line -> line.isReport()
                                && turnover.wasThere(line.id(), line.millis() - OLDEST_CONFIRMATION, line.millis()))
                        .toList();
                System.out.printf(
                        "killed reconciler with %s: kills %d (%d while it reported), moves %d, contacts %d, exchanges %d, reports %d, false %d,"
                                + " routed again of each run %s, failed starts %d%n",
                        store,
                        kills,
                        killsWhileReporting,
                        moves,
                        turnover.matching().size(),
                        changes.lines().size(),
                        changes.reports(),
                        untrue.size(),
                        changes.routedAgain(),
                        failedStarts.size());

                assertThat(failedStarts).as("seed %d", seed).isEmpty();
                assertThat(untrue).as("false reports, seed %d", seed).isEmpty();
                assertThat(changes.table())
                        .as("by _id, seed %d, %s", seed, worker.output())
                        .isEqualTo(turnover.matching());
                assertThat(changes.historyOfDifferences(turnover.matchingByIntegrationId()))
                        .as("rows by integration id that are not as the workspace, seed %d", seed)
                        .isEmpty();
                assertThat(rests).as("nothing comes at rest, seed %d", seed).isTrue();
                assertThat(changes.routedAgain().values())
                        .as("how much of each run was routed again, seed %d", seed)
                        .allMatch(count -> count <= LIMIT);
            }
        }
    }

    private WorkerProcess startWorker() throws Exception {
        Map<String, String> properties = new HashMap<>(settings);
        properties.put(ContactsWorker.OPTIONS, OPTIONS);
        properties.put(ContactsWorker.DELIVERIES, changesFile().toString());
        properties.put(ReconcilingWorker.RUN, String.valueOf(runs++));
        return WorkerProcess.start(ReconcilingWorker.class, "128m", properties, Set.of("postgresql-", "h2-"));
    }

    /** One in five is killed while it starts, two at any time, and two while it reports. */
    private void runAndKill(int number) throws Exception {
        try (WorkerProcess worker = startWorker()) {
            boolean ended =
                    switch (number % KINDS) {
                        case 0, 2 -> !worker.isReadyWithin(START) || endsWithin(worker, 3000);
                        case 1, 3 -> !reports(worker) || endsWithin(worker, 60);
                        default -> endsWithin(worker, 500);
                    };
            if (ended) {
                failedStarts.add(worker.output());
            }
            worker.kill();
        }
    }

    private boolean endsWithin(WorkerProcess worker, int millis) throws InterruptedException {
        return worker.endsWithin(Duration.ofMillis(random.nextInt(millis)));
    }

    /** Waits for the first report of the process; false when it ended before. */
    private boolean reports(WorkerProcess worker) throws Exception {
        if (!worker.isReadyWithin(START)) {
            return false;
        }
        int run = runs - 1;
        await().atMost(START).pollInterval(Duration.ofMillis(10)).until(() -> changes().lines().stream()
                .anyMatch(line -> line.run() == run && line.isReport()));
        killsWhileReporting++;
        return true;
    }

    /** Until the tables are as the workspace, and then nothing comes for a while; false when that takes too long. */
    private boolean runsUntilAtRest(WorkerProcess worker, ContactsTurnover turnover) throws Exception {
        if (!worker.isReadyWithin(START)) {
            failedStarts.add(worker.output());
            return false;
        }
        AtomicInteger before = new AtomicInteger();
        try {
            await().atMost(Duration.ofSeconds(60L + kills))
                    .pollInterval(Duration.ofMillis(250))
                    .during(Duration.ofSeconds(5))
                    .until(() -> {
                        FollowedChanges changes = changes();
                        int now = changes.lines().size();
                        return before.getAndSet(now) == now && changes.table().equals(turnover.matching());
                    });
            return true;
        } catch (ConditionTimeoutException e) {
            // What differs then says more than that something does.
            return false;
        }
    }

    private FollowedChanges changes() throws Exception {
        return FollowedChanges.in(changesFile());
    }

    private Path changesFile() {
        return folder.resolve("changes");
    }
}

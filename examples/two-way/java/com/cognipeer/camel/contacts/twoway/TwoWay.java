package com.cognipeer.camel.contacts.twoway;

import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.watch.WatchedConsumer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Ten minutes of a CRM and a workspace, in one: people edit on both sides while the routes run. Then both sides have to be
 * equal, and nothing may be written any more.
 */
public final class TwoWay {

    /** Ten times as fast as the defaults. */
    private static final Map<String, String> FAST = Map.of(
            "camel.component.cognipeer-contacts.requests-per-minute", "1000",
            "workspace.delay", "6s",
            "workspace.lookback", "6s",
            "workspace.reconcile", "12s",
            "crm.first", "3s",
            "crm.delay", "3s",
            "crm.removals", "6s");

    private static final int REQUESTS_A_MINUTE = 1000;
    private static final Duration DAY = Duration.ofSeconds(Integer.getInteger("seconds", 60));
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final ContactsSandbox sandbox;
    private final Crm crm;
    private final CrmUsers crmUsers;
    private final WorkspaceUsers workspaceUsers;
    private final Echoes echoes = new Echoes();

    private TwoWay(ContactsSandbox sandbox, Crm crm, long seed) {
        this.sandbox = sandbox;
        this.crm = crm;
        crmUsers = new CrmUsers(crm, new Random(seed));
        workspaceUsers = new WorkspaceUsers(sandbox, new Random(seed + 1));
    }

    /** @param args the folder that holds the routes */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length == 0 ? "examples/two-way" : args[0]);
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
        boolean good;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ContactsSandbox sandbox = ContactsSandbox.builder()
                        .requestsPerMinute(REQUESTS_A_MINUTE)
                        .start();
                Example example =
                        new Example(folder, sandbox.baseUrl(), sandbox.token(), postgres.getPostgresDatabase(), FAST)) {
            Crm crm = Crm.in(postgres.getPostgresDatabase(), folder.resolve("schema.sql"));
            new Beginning(crm, sandbox).make();
            System.out.printf(
                    "PostgreSQL with %d customers, sandbox with %d contacts, seed %d%n",
                    crm.customers().size(), sandbox.size(), seed);
            Outcome outcome = new TwoWay(sandbox, crm, seed).run(example);
            System.out.printf("%n%s%n%n", outcome.table());
            if (Boolean.getBoolean("write-readme")) {
                Readme.write(folder.resolve("README.md"), outcome.table());
            }
            good = outcome.isGood();
        }
        // Camel and PostgreSQL are closed; a failure has to fail the build.
        System.exit(good ? 0 : 1);
    }

    private Outcome run(Example example) throws Exception {
        example.with("echoes", echoes).start();
        System.out.println("- both sides meet");
        awaitEqual();
        Requests.to(sandbox);
        long knownBefore = echoes.known();
        long leftOutBefore = consumer(example).getOwnWritesSkipped();
        System.out.printf("- people edit for %d s%n", DAY.toSeconds());
        edit();
        System.out.println("- nobody edits");
        awaitEqual();
        Requests day = Requests.to(sandbox);
        long known = echoes.known() - knownBefore;
        long leftOut = consumer(example).getOwnWritesSkipped() - leftOutBefore;
        long polls = consumer(example).getPollsSucceeded();
        await().pollDelay(QUIET).atMost(QUIET.plusSeconds(5)).until(() -> true);
        Requests quiet = Requests.to(sandbox);
        return new Outcome(
                DAY.toSeconds(),
                crmUsers.edits(),
                workspaceUsers.edits(),
                day,
                leftOut,
                known,
                crm.count("conflicts WHERE winner = 'crm'"),
                crm.count("conflicts"),
                compare(),
                new Outcome.Quiet(consumer(example).getPollsSucceeded() - polls, quiet),
                example.audit());
    }

    private void edit() throws Exception {
        ScheduledExecutorService people = Executors.newScheduledThreadPool(3);
        try {
            List<ScheduledFuture<?>> turns = List.of(
                    people.scheduleAtFixedRate(crmUsers, 0, 300, TimeUnit.MILLISECONDS),
                    people.scheduleAtFixedRate(workspaceUsers, 0, 200, TimeUnit.MILLISECONDS),
                    people.scheduleAtFixedRate(this::progress, 5, 5, TimeUnit.SECONDS));
            await().pollDelay(DAY).atMost(DAY.plusSeconds(10)).until(() -> true);
            for (ScheduledFuture<?> turn : turns) {
                if (!turn.cancel(false)) {
                    // It has failed: says why.
                    turn.get();
                }
            }
        } finally {
            people.shutdown();
            people.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private void progress() {
        System.out.printf(
                "  %d edits in the CRM, %d in the workspace, %d requests, %d conflicts, %d customers wait%n",
                crmUsers.edits().all(),
                workspaceUsers.edits().all(),
                sandbox.requestCount(),
                crm.count("conflicts"),
                crm.count("waiting"));
    }

    private void awaitEqual() {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> crm.count("waiting") == 0 && compare().isEqual());
            System.out.printf("  equal: %d customers%n", compare().equal());
        } catch (ConditionTimeoutException e) {
            System.out.printf(
                    "  not equal after %d s; %d customers wait%n", PATIENCE.toSeconds(), crm.count("waiting"));
            compare().differences().forEach(difference -> System.out.println("  " + difference));
        }
    }

    private Comparison compare() {
        return Comparison.of(crm, new Workspace(sandbox));
    }

    private static WatchedConsumer consumer(Example example) {
        return (WatchedConsumer) example.camel().getRoute("from-workspace").getConsumer();
    }
}

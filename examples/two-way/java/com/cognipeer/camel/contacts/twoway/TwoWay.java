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

/** Ten minutes of a CRM and a workspace in one: people edit on both sides while the routes run. Then both must be equal. */
public final class TwoWay {

    /** A minute takes six seconds: the delays are a tenth, and the quota is ten times as large. */
    private static final Map<String, String> FAST = Map.of(
            "camel.component.cognipeer-contacts.requests-per-minute", "1000",
            "workspace.delay", "3s",
            "workspace.lookback", "6s",
            "workspace.reconcile", "15s",
            "crm.first", "3s",
            "crm.delay", "3s",
            "crm.removals", "6s");

    private static final int QUOTA = 1000;
    private static final Duration DAY = Duration.ofSeconds(Integer.getInteger("seconds", 60));
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofSeconds(12);

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

    /** @param args the folder that holds application.properties */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length == 0 ? "examples/two-way" : args[0]);
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
        boolean equal;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ContactsSandbox sandbox =
                        ContactsSandbox.builder().requestsPerMinute(QUOTA).start();
                Example example =
                        new Example(folder, sandbox.baseUrl(), sandbox.token(), postgres.getPostgresDatabase(), FAST)) {
            System.out.printf(
                    "Sandbox at %s, PostgreSQL on port %d, seed %d%n", sandbox.baseUrl(), postgres.getPort(), seed);
            Crm crm = Crm.in(postgres.getPostgresDatabase(), folder.resolve("schema.sql"));
            equal = new TwoWay(sandbox, crm, seed).run(example);
        }
        System.exit(equal ? 0 : 1);
    }

    private boolean run(Example example) throws Exception {
        new Beginning(crm, sandbox).make();
        example.with("echoes", echoes).start();
        System.out.println("- the first meeting");
        if (!awaitEqual()) {
            return false;
        }
        Requests meeting = Requests.to(sandbox);
        sandbox.clearRequests();
        System.out.println("- the day");
        edit();
        System.out.println("- no more edits: until both sides are equal");
        boolean equal = awaitEqual();
        Requests day = Requests.to(sandbox);
        sandbox.clearRequests();
        System.out.println("- nothing happens: watched for " + QUIET.toSeconds() + " s");
        long pollsBefore = polls(example);
        await().pollDelay(QUIET).atMost(QUIET.plusSeconds(5)).until(() -> true);
        Requests quiet = Requests.to(sandbox);
        sandbox.requests().forEach(r -> System.out.println(r.method() + " " + r.target() + " " + r.body()));
        System.out.println(meeting + " " + day + " " + quiet + " polls " + (polls(example) - pollsBefore));
        System.out.println("echoes " + echoes.known() + " conflicts " + crm.count("conflicts"));
        return equal;
    }

    private static long polls(Example example) {
        return ((WatchedConsumer) example.camel().getRoute("from-workspace").getConsumer()).getPollsSucceeded();
    }

    private void edit() throws Exception {
        ScheduledExecutorService people = Executors.newScheduledThreadPool(3);
        try {
            List<ScheduledFuture<?>> turns = List.of(
                    people.scheduleAtFixedRate(crmUsers, 0, 300, TimeUnit.MILLISECONDS),
                    people.scheduleAtFixedRate(workspaceUsers, 0, 200, TimeUnit.MILLISECONDS),
                    people.scheduleAtFixedRate(this::progress, 5, 5, TimeUnit.SECONDS));
            await().pollDelay(DAY).atMost(DAY.plusSeconds(10)).until(() -> true);
            turns.forEach(turn -> turn.cancel(false));
            for (ScheduledFuture<?> turn : turns) {
                if (!turn.isCancelled()) {
                    turn.get();
                }
            }
        } finally {
            people.shutdownNow();
        }
    }

    private void progress() {
        System.out.printf(
                "  %d edits in the CRM, %d in the workspace; %d requests, %d customers wait, %d conflicts%n",
                crmUsers.edits().all(),
                workspaceUsers.edits().all(),
                sandbox.requestCount(),
                crm.count("waiting"),
                crm.count("conflicts"));
    }

    private boolean awaitEqual() {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> crm.count("waiting") == 0 && compare().isEqual());
        } catch (ConditionTimeoutException e) {
            System.out.println("  The sides differ:");
            compare().differences().forEach(difference -> System.out.println("  " + difference));
            return false;
        }
        System.out.printf("  %s%n", compare());
        return true;
    }

    private Comparison compare() {
        return Comparison.of(crm, new Workspace(sandbox));
    }
}

package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a node while its workers wait for the database. */
class StoppedNodeTest {

    private static final String RETRY = "DefaultErrorHandler - Failed delivery";
    private static final int WORKERS_OF_A_NODE = 3;

    private final long seed = Seed.of("stopped node");

    @TempDir
    private Path folder;

    @Test
    void whatItsWorkersHadInHandIsStoredByTheOtherNode() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed);
                ContactsMover mover = new ContactsMover(cluster.sandbox(), seed)) {
            Audit audit = Audit.install(cluster.database());
            mover.insert(200);
            cluster.startTwo();
            mover.start(40);
            try (Connection blocker = cluster.database().source().getConnection();
                    Statement lock = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                lock.execute("LOCK TABLE contacts IN EXCLUSIVE MODE");
                // All of the first node while the second one waits for its share, or all of both.
                await("all workers with a contact in hand")
                        .atMost(Cluster.PATIENCE)
                        .during(Duration.ofSeconds(1))
                        .until(() -> cluster.database().waiting() >= WORKERS_OF_A_NODE);
                cluster.database().stop();
            }
            await("a worker that tries again").atMost(Cluster.PATIENCE).until(() -> cluster.whichLogged(RETRY) != null);

            cluster.whichLogged(RETRY).stop();
            cluster.database().start();
            mover.stop();
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.printf("stopped node: %s%n", outcome);

            assertThat(outcome.faults())
                    .as("seed %d, %s%n%s", seed, outcome, cluster.logs())
                    .isEmpty();
        }
    }
}

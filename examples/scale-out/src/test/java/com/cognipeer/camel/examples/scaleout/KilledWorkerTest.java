package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL to a worker that has written the key of a version, and not yet the contact. */
class KilledWorkerTest {

    @TempDir
    private Path folder;

    @Test
    void theKeyIsGoneWithItAndAnotherNodeStoresTheContact() throws Exception {
        try (Cluster cluster = new Cluster(folder, 1);
                Connection blocker = cluster.database().source().getConnection();
                Statement lock = blocker.createStatement()) {
            Audit audit = Audit.install(cluster.database());
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE contacts IN EXCLUSIVE MODE");
            cluster.sandbox().insert(Map.of("email", "ada@example.com", "name", "Ada", ContactsMover.REV, 1));
            Node worker = cluster.awaitLead(cluster.startNode());
            await("a key that waits for its contact")
                    .atMost(Cluster.PATIENCE)
                    .until(() -> cluster.database().waiting() == 1);

            worker.kill();
            blocker.rollback();

            await("the end of its transaction")
                    .atMost(Cluster.PATIENCE)
                    .until(() -> cluster.database()
                                    .count("SELECT count(*) FROM pg_locks WHERE relation = 'contacts'::regclass")
                            == 0);
            assertThat(cluster.database().count("SELECT count(*) FROM camel_messageprocessed"))
                    .isZero();
            cluster.awaitStart(cluster.startNode());
            assertThat(Outcome.of(cluster, audit).faults()).as(cluster.logs()).isEmpty();
        }
    }
}

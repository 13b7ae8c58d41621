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

/** SIGTERM to the only node while its workers are in the middle of what they have polled. */
class StoppedWorkerTest {

    private static final int CONTACTS = 600;

    @TempDir
    private Path folder;

    @Test
    void whatWasPolledAndNotStoredIsNotTakenForDone() throws Exception {
        try (Cluster cluster = new Cluster(folder, 1)) {
            Audit audit = Audit.install(cluster.database());
            cluster.database().execute("""
                    CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM pg_sleep(0.05); RETURN NULL; END $$;
                    CREATE TRIGGER slow AFTER INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION slow();
                    """);
            for (int contact = 0; contact < CONTACTS; contact++) {
                cluster.sandbox().insert(Map.of("name", "Contact " + contact, ContactsMover.REV, 1));
            }
            Node node = polledByWorkersThatWait(cluster);
            await("some of them stored").atMost(Cluster.PATIENCE).until(() -> audit.writes() > 0);

            node.stop();

            long stored = audit.writes();
            System.out.printf("stopped worker: %d of %d stored at the stop%n", stored, CONTACTS);
            assertThat(stored).as("in the middle").isBetween(1L, CONTACTS - 1L);
            cluster.awaitStart(cluster.startNode());
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.printf("stopped worker: %s%n", outcome);
            assertThat(outcome.faults()).as("%s%n%s", outcome, cluster.logs()).isEmpty();
        }
    }

    /** All contacts are in the topic before the first one is stored. */
    private static Node polledByWorkersThatWait(Cluster cluster) throws Exception {
        try (Connection blocker = cluster.database().source().getConnection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE contacts IN EXCLUSIVE MODE");
            Node node = cluster.awaitLead(cluster.startNode());
            await("all contacts in the topic")
                    .atMost(Cluster.PATIENCE)
                    .until(() -> Records.in(cluster.broker()).versions() == CONTACTS);
            return node;
        }
    }
}

package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ReconciledContacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reconciliation needs the memory of a page or two and the requests of the design, however many contacts there are. */
@Tag("ci")
class LargeInventoryTest {

    private static final int LIMIT = 1000;
    private static final int CONTACTS = Effort.times("contacts", 30_000, 30_000, 1_000_000);
    private static final String HEAP = "64m";
    private static final Set<Long> GONE = Set.of(7L, CONTACTS / 2L, CONTACTS / 2L + 1, CONTACTS - 5L);
    /** Between two polls, which go on with the walk for that long. */
    private static final String OPTIONS =
            "mode=changes&stateKey=large&delay=1000&lookback=0&reconcileInterval=1&limit=" + LIMIT;

    @TempDir
    private Path folder;

    @Test
    void manyContactsAreReconciledWithFilesIn64Megabytes() throws Exception {
        reconcile(
                "files",
                Map.of(ContactsWorker.STATE, folder.resolve("positions").toString()));
    }

    @Test
    void manyContactsAreReconciledWithADatabaseIn64Megabytes() throws Exception {
        Server database = Server.createTcpServer(
                        "-tcpPort",
                        "0",
                        "-ifNotExists",
                        "-baseDir",
                        folder.resolve("h2").toString())
                .start();
        try {
            reconcile(
                    "H2",
                    Map.of(
                            ReconcilingWorker.DATABASE,
                            "jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/./positions;DB_CLOSE_DELAY=-1"));
        } finally {
            database.stop();
        }
    }

    private void reconcile(String store, Map<String, String> state) throws Exception {
        long started = System.nanoTime();
        try (ReconciledContacts server = ReconciledContacts.of(CONTACTS, GONE)) {
            Map<String, String> properties = new HashMap<>(state);
            properties.put(ContactsWorker.BASE_URL, server.baseUrl());
            properties.put(ContactsWorker.OPTIONS, OPTIONS);
            properties.put(ReconcilingWorker.REPORTS, String.valueOf(GONE.size()));
            try (WorkerProcess worker =
                    WorkerProcess.start(ReconcilingWorker.class, HEAP, properties, Set.of("postgresql-", "h2-"))) {
                boolean ended = worker.endsWithin(Duration.ofMinutes(30));

                List<Long> walks = server.pagesOfWalks();
                System.out.printf(
                        "large inventory with %s: %d contacts in %s, pages of walks %s, confirmations %d, polls %d, peak heap"
                                + " %d MiB, %d s%n",
                        store,
                        CONTACTS,
                        HEAP,
                        walks,
                        server.confirmations(),
                        server.polls(),
                        worker.figure(ContactsWorker.PEAK),
                        Duration.ofNanos(System.nanoTime() - started).toSeconds());
                assertThat(ended).as(worker.output()).isTrue();
                assertThat(worker.exitCode()).as(worker.output()).isZero();
                assertThat(worker.figure(ContactsWorker.DONE)).isEqualTo(CONTACTS);
                assertThat(walks.subList(0, 2)).allMatch(pages -> pages <= CONTACTS / LIMIT + 1);
                assertThat(server.confirmations()).isEqualTo(2);
            }
        }
    }
}

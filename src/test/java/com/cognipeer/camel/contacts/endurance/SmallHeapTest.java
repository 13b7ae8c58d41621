package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.TemplateServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A walk or a sync needs the memory of a page or two, however many contacts there are. */
class SmallHeapTest {

    private static final int LIMIT = 1000;
    /** What a walk may ask beside its pages: whether the server's order and filters can be relied on. */
    private static final int PROBES = 6;

    @Test
    void aHundredThousandContactsPassThrough32Megabytes() throws Exception {
        walkOver(100_000, "32m");
    }

    @Test
    void aMillionContactsPassThrough64Megabytes() throws Exception {
        walkOver(1_000_000, "64m");
    }

    @Test
    void aMillionContactsAreSyncedIn64Megabytes() throws Exception {
        int contacts = 1_000_000;
        long started = System.nanoTime();
        try (TemplateServer server = TemplateServer.of(contacts - SyncingWorker.NEW);
                WorkerProcess worker = WorkerProcess.start(
                        SyncingWorker.class,
                        "64m",
                        Map.of(
                                ContactsWorker.BASE_URL,
                                server.baseUrl(),
                                SyncingWorker.CONTACTS,
                                String.valueOf(contacts)))) {

            assertThat(worker.endsWithin(Duration.ofMinutes(5)))
                    .as(worker.output())
                    .isTrue();

            System.out.printf(
                    "small heap: %d contacts synced in 64m, %d requests, peak heap %d MiB, %d s%n",
                    contacts,
                    server.requestCount(),
                    worker.figure(ContactsWorker.PEAK),
                    Duration.ofNanos(System.nanoTime() - started).toSeconds());
            assertThat(worker.exitCode()).as(worker.output()).isZero();
            // Of the new ones, too, one has no key; another one would have been changed.
            assertThat(worker.figure("created")).isEqualTo(SyncingWorker.NEW - 1);
            assertThat(worker.figure("updated")).isEqualTo(contacts / SyncingWorker.EVERY - 1);
            assertThat(worker.figure("failed")).isEqualTo(contacts / SyncingWorker.EVERY);
            assertThat(worker.figure(ContactsWorker.DONE)).isEqualTo(contacts);
            assertThat(server.writeCount()).isEqualTo(worker.figure("created") + worker.figure("updated"));
            assertThat(server.requestCount() - server.writeCount()).isLessThanOrEqualTo(contacts / LIMIT);
        }
    }

    private static void walkOver(int contacts, String heap) throws Exception {
        long started = System.nanoTime();
        try (TemplateServer server = TemplateServer.of(contacts);
                WorkerProcess worker = WorkerProcess.start(
                        heap,
                        Map.of(
                                ContactsWorker.BASE_URL,
                                server.baseUrl(),
                                ContactsWorker.OPTIONS,
                                "mode=snapshot&delay=1h&limit=" + LIMIT))) {

            assertThat(worker.endsWithin(Duration.ofMinutes(5)))
                    .as(worker.output())
                    .isTrue();

            System.out.printf(
                    "small heap: %d contacts in %s, %d requests, peak heap %d MiB, %d s%n",
                    contacts,
                    heap,
                    server.requestCount(),
                    worker.figure(ContactsWorker.PEAK),
                    Duration.ofNanos(System.nanoTime() - started).toSeconds());
            assertThat(worker.exitCode()).as(worker.output()).isZero();
            assertThat(worker.figure(ContactsWorker.DONE)).isEqualTo(contacts);
            assertThat(worker.figure(ContactsWorker.MISPLACED)).isZero();
            assertThat(server.requestCount()).isLessThanOrEqualTo(contacts / LIMIT + PROBES);
        }
    }
}

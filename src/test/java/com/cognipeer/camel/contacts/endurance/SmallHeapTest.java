package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.TemplateServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A walk or a sync needs the memory of a page or two, however many contacts there are. */
@Tag("ci")
class SmallHeapTest {

    private static final int LIMIT = 1000;
    /** What a walk may ask beside its pages: whether the server's order and filters can be relied on. */
    private static final int PROBES = 6;

    /** What differs from one run to another in what is held. */
    private static final double NOISE = 1.25;

    private static final long MORE_NOISE = 512 * 1024;

    @Test
    void aHundredThousandContactsPassThrough24Megabytes() throws Exception {
        walkOver(100_000, "24m");
    }

    @Test
    void aMillionContactsPassThrough64MegabytesAndHoldNoMoreThanAHundredThousand() throws Exception {
        long few = walkOver(100_000, "64m");
        long many = walkOver(1_000_000, "64m");

        assertThat(many).isLessThanOrEqualTo((long) (few * NOISE) + MORE_NOISE);
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

    @Test
    void tenThousandContactsThatAMillionRowsLackAreChangedIn64Megabytes() throws Exception {
        int rows = 1_000_000;
        int missing = 10_000;
        long started = System.nanoTime();
        try (TemplateServer server = TemplateServer.of(rows + missing);
                WorkerProcess worker = WorkerProcess.start(
                        MissingWorker.class,
                        "64m",
                        Map.of(
                                ContactsWorker.BASE_URL,
                                server.baseUrl(),
                                SyncingWorker.CONTACTS,
                                String.valueOf(rows)))) {

            assertThat(worker.endsWithin(Duration.ofMinutes(5)))
                    .as(worker.output())
                    .isTrue();

            System.out.printf(
                    "small heap: %d rows and %d missing contacts synced in 64m, %d requests, peak heap %d MiB, %d s%n",
                    rows,
                    missing,
                    server.requestCount(),
                    worker.figure(ContactsWorker.PEAK),
                    Duration.ofNanos(System.nanoTime() - started).toSeconds());
            assertThat(worker.exitCode()).as(worker.output()).isZero();
            assertThat(worker.figure("unchanged")).isEqualTo(rows);
            assertThat(worker.figure("missing")).isEqualTo(missing);
            assertThat(worker.figure("updated")).isEqualTo(missing).isEqualTo(server.writeCount());
            int lookUps = (missing + 89) / 90;
            assertThat(server.requestCount() - server.writeCount())
                    .isLessThanOrEqualTo(rows / LIMIT + (rows + missing) / LIMIT + lookUps + PROBES);
        }
    }

    /** @return the bytes in use at the last contact, without garbage */
    private static long walkOver(int contacts, String heap) throws Exception {
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
                    "small heap: %d contacts in %s, %d requests, peak heap %d MiB, live %d KiB, %d s%n",
                    contacts,
                    heap,
                    server.requestCount(),
                    worker.figure(ContactsWorker.PEAK),
                    worker.figure(ContactsWorker.LIVE) >> 10,
                    Duration.ofNanos(System.nanoTime() - started).toSeconds());
            assertThat(worker.exitCode()).as(worker.output()).isZero();
            assertThat(worker.figure(ContactsWorker.DONE)).isEqualTo(contacts);
            assertThat(worker.figure(ContactsWorker.MISPLACED)).isZero();
            assertThat(server.requestCount()).isLessThanOrEqualTo(contacts / LIMIT + PROBES);
            return worker.figure(ContactsWorker.LIVE);
        }
    }
}

package com.cognipeer.camel.contacts.crmsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes 300 contacts into a file within two seconds, while the route looks for files. */
class FilesStillBeingWrittenTest {

    private static final int CONTACTS = 300;
    private static final int LINES_AT_ONCE = 3;
    private static final long EVERY_MILLIS = 20;

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        writer.shutdownNow();
        sandbox.close();
    }

    @Test
    void aFileOfJsonLinesIsSyncedWhole() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CognipeerContactsComponent component =
                    context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setRequestsPerMinute(0);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // As the page shows it, looking more often.
                    from("file:" + folder
                                    + "?include=.*[.]jsonl&delay=50&initialDelay=0&readLock=changed&readLockMinLength=0")
                            .to("cognipeer-contacts:sync")
                            .to("mock:synced");
                }
            });
            MockEndpoint synced = context.getEndpoint("mock:synced", MockEndpoint.class);
            context.start();

            write(folder.resolve("export.jsonl"), "{\"integrationId\":\"c-%d\",\"name\":\"n\"}");

            await().atMost(Duration.ofMinutes(1)).until(() -> synced.getReceivedCounter() > 0);
            assertThat(synced.getExchanges()
                            .get(0)
                            .getMessage()
                            .getBody(SyncReport.class)
                            .getCreated())
                    .isEqualTo(CONTACTS);
            assertThat(synced.getReceivedCounter()).isOne();
            assertThat(sandbox.size()).isEqualTo(CONTACTS);
        }
    }

    @Test
    void theExampleSyncsAFileOfCsvWhole() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("in"));
        try (Example example =
                new Example(Path.of("examples/crm-sync"), "crm-sync", sandbox, folder, "crm.settled", "1000").start()) {
            write(inbox.resolve("export.csv"), "c-%d,n", "integrationId,name");

            SyncReport report = example.done().getMessage().getMandatoryBody(SyncReport.class);
            assertThat(report.getCreated()).isEqualTo(CONTACTS);
            assertThat(sandbox.size()).isEqualTo(CONTACTS);
        }
    }

    private void write(Path file, String line, String... heading) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file);
        for (String first : heading) {
            out.write(first + "\n");
        }
        out.flush();
        int[] written = {0};
        writer.scheduleAtFixedRate(
                () -> {
                    try {
                        for (int i = 0; i < LINES_AT_ONCE && written[0] < CONTACTS; i++) {
                            out.write(String.format(line, written[0]++) + "\n");
                        }
                        out.flush();
                        if (written[0] == CONTACTS) {
                            out.close();
                            writer.shutdown();
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }
}

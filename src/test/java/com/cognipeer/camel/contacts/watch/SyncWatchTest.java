package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.Connections;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.sync.MatchBy;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncRun;
import com.cognipeer.camel.contacts.sync.SyncSettings;
import com.cognipeer.camel.contacts.sync.WriteListener;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncWatchTest {

    private static final SyncSettings SETTINGS =
            new SyncSettings(MatchBy.auto, true, false, 1, 100, true, false, SyncReport.KEPT_FAILURES);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SharedClients clients = new SharedClients(this, camel);

    @BeforeEach
    void start() {
        camel.start();
        CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();
        configuration.setToken("pat_a");
        clients.acquire(Connections.of(configuration, null), RequestObserver.NONE);
    }

    @AfterEach
    void stop() {
        clients.stop();
        camel.stop();
    }

    @Test
    void theLogThatThePageNamesShowsASyncThatWaits() {
        SyncWatch watch = new SyncWatch("waiting", () -> null, () -> counts -> {}, Duration.ofMillis(20));
        try (LogLines lines = new LogLines("com.cognipeer.camel.contacts.SyncWatch")) {
            CompletableFuture<SyncReport> sync = watch.start(
                    waitingFor(() -> lines.at(Level.INFO).stream()
                            .anyMatch(line -> line.startsWith("Sync by waiting: 0 done: "))),
                    clients.threads());

            assertThat(sync.join().getDone()).isZero();
        }
    }

    /** A sync whose input has no contact, and says so when the condition is met. */
    private static SyncRun waitingFor(BooleanSupplier condition) {
        Iterator<Object> input = new Iterator<>() {
            @Override
            public boolean hasNext() {
                await().until(condition::getAsBoolean);
                return false;
            }

            @Override
            public Object next() {
                throw new NoSuchElementException();
            }
        };
        return new SyncRun(
                null,
                SETTINGS,
                input,
                item -> null,
                Runnable::run,
                WriteListener.NONE,
                () -> false,
                counts -> {},
                null);
    }
}

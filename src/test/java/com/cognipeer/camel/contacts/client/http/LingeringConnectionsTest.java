package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections stay for a while after their last user, and no longer. */
class LingeringConnectionsTest {

    private static final ApiRequest LISTING =
            new ApiRequest("list", "POST", "/v1/sdk/contact/list", new byte[] {'{', '}'}, false, true);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final BlockingQueue<Runnable> closings = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void theNextUserFindsTheConnectionOfTheLast() throws Exception {
        ConnectionPools pools = new ConnectionPools(Duration.ofHours(1), closings::add);
        try (RawServer server = server()) {
            use(pools, server);
            use(pools, server);

            assertThat(server.connections()).isOne();
            assertThat(timer.getQueue().stream().filter(end -> !((Future<?>) end).isCancelled()))
                    .hasSize(1);
            pools.closeUnused();
            awaitNoThread();
            assertThat(timer.getQueue()).allMatch(end -> ((Future<?>) end).isCancelled());
        }
    }

    @Test
    void afterTheWhileTheyAreClosed() throws Exception {
        ConnectionPools pools = new ConnectionPools(Duration.ofMillis(1), closings::add);
        try (RawServer server = server()) {
            use(pools, server);

            nextClosing().run();

            awaitNoThread();
            use(pools, server);
            assertThat(server.connections()).isEqualTo(2);
            nextClosing().run();
            awaitNoThread();
        }
    }

    @Test
    void whoTakesThemWhileTheyAreAboutToBeClosedKeepsThem() throws Exception {
        ConnectionPools pools = new ConnectionPools(Duration.ofMillis(1), closings::add);
        try (RawServer server = server()) {
            use(pools, server);
            Runnable closing = nextClosing();
            try (HttpTransport taken = transport(pools, server.url("/v1"))) {
                closing.run();

                assertThat(statusOf(taken)).isEqualTo(200);
                assertThat(server.connections()).isOne();
            }
            nextClosing().run();
            awaitNoThread();
        }
    }

    private void use(ConnectionPools pools, RawServer server) throws Exception {
        try (HttpTransport transport = transport(pools, server.url("/v1"))) {
            assertThat(statusOf(transport)).isEqualTo(200);
        }
    }

    private static int statusOf(HttpTransport transport) throws Exception {
        return TestClient.resultOf(transport
                        .send(LISTING, TimeUnit.MINUTES.toNanos(1), stage -> "too late")
                        .answer())
                .status();
    }

    private Runnable nextClosing() throws InterruptedException {
        Runnable closing = closings.poll(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
        assertThat(closing).isNotNull();
        return closing;
    }

    private HttpTransport transport(ConnectionPools pools, URI baseUrl) {
        return new HttpTransport(TestClient.settings(baseUrl), pools, timer);
    }

    private static RawServer server() throws IOException {
        return RawServer.scripted(connection -> {
            while (connection.readRequest() != null) {
                connection.write(Answers.ok(Answers.PAGE));
            }
        });
    }

    private static void awaitNoThread() {
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cognipeer-contacts-io")));
    }
}

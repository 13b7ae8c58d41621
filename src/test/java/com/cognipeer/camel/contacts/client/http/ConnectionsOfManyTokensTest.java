package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens share a pool of connections, in which none can take those of the others. */
class ConnectionsOfManyTokensTest {

    private static final int CONNECTIONS_OF_ONE = 64;
    private static final ApiRequest LISTING =
            new ApiRequest("list", "POST", "/v1/sdk/contact/list", new byte[] {'{', '}'}, false, true);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ConnectionPools pools = new ConnectionPools();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aTokenWhoseRequestsHangLeavesConnectionsToAnother() throws Exception {
        CountDownLatch hanging = new CountDownLatch(CONNECTIONS_OF_ONE);
        try (RawServer server = RawServer.scripted(connection -> {
                    for (var request = connection.readRequest(); request != null; request = connection.readRequest()) {
                        if (request.headers().stream().anyMatch(header -> header[1].endsWith("pat_hangs"))) {
                            hanging.countDown();
                            connection.awaitClientGone();
                        }
                        connection.write(Answers.ok(Answers.PAGE));
                    }
                });
                HttpTransport hangs = transport(server.url("/v1"), "pat_hangs");
                HttpTransport other = transport(server.url("/v1"), "pat_other")) {
            IntStream.range(0, CONNECTIONS_OF_ONE).forEach(request -> send(hangs));
            assertThat(hanging.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(TestClient.resultOf(send(other)).status()).isEqualTo(200);
        }
    }

    @Test
    void theCloseOfOneEndsItsOwnRequestsOnlyAndTheLastCloseEndsThePool() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch answer = new CountDownLatch(1);
        try (RawServer server = RawServer.scripted(connection -> {
            while (connection.readRequest() != null) {
                asked.countDown();
                answer.await();
                connection.write(Answers.ok(Answers.PAGE));
            }
        })) {
            HttpTransport one = transport(server.url("/v1"), "pat_one");
            HttpTransport other = transport(server.url("/v1"), "pat_other");
            CompletableFuture<HttpAnswer> ofOne = send(one);
            CompletableFuture<HttpAnswer> ofOther = send(other);
            assertThat(asked.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isTrue();

            one.close();
            one.close();

            assertThat(ofOne).isCompletedExceptionally();
            answer.countDown();
            assertThat(TestClient.resultOf(ofOther).status()).isEqualTo(200);
            assertThat(TestClient.resultOf(send(other)).status()).isEqualTo(200);
            other.close();
            Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("cognipeer-contacts-io")));
        }
    }

    private HttpTransport transport(URI baseUrl, String token) {
        ClientSettings settings = new ClientSettings(
                baseUrl, token, null, Duration.ofSeconds(5), Duration.ofSeconds(60), 1 << 20, null, null);
        return new HttpTransport(settings, pools, timer);
    }

    private static CompletableFuture<HttpAnswer> send(HttpTransport transport) {
        return transport
                .send(LISTING, TimeUnit.MINUTES.toNanos(1), stage -> "too late")
                .answer();
    }
}

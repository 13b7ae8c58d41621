package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.route.Effort;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that takes too long for its first answer, under a client that tries again. */
class HangAndDribbleTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final int RUNS = Effort.choose(1, 1, 5);
    private static final byte[] NOBODY =
            Answers.of("404 Not Found", "", "{\"message\":\"Contact not found\",\"statusCode\":404}");

    /** What comes before nothing more comes, or a byte ten times a second. */
    enum Slowness {
        HANG("", false),
        HANG_IN_THE_HEAD("HTTP/1.1 200 OK\r\nX-Slow: ", false),
        HANG_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", false),
        DRIBBLE_OF_THE_HEAD("HTTP/1.1 200 OK\r\nX-Slow: ", true),
        DRIBBLE_OF_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", true);

        private final String begun;
        private final boolean dribbles;

        Slowness(String begun, boolean dribbles) {
            this.begun = begun;
            this.dribbles = dribbles;
        }

        /** Ends when the client has closed the connection. */
        void serve(RawServer.Connection connection) throws Exception {
            connection.write(begun);
            CountDownLatch never = new CountDownLatch(1);
            while (dribbles && !never.await(100, TimeUnit.MILLISECONDS)) {
                try {
                    connection.write(" ");
                } catch (IOException closed) {
                    return;
                }
            }
            connection.awaitClientGone();
        }
    }

    static Stream<Arguments> repeatedOperations() {
        return Arrays.stream(Slowness.values())
                .flatMap(slowness -> Stream.of(Operation.get, Operation.list, Operation.update)
                        .map(operation -> arguments(slowness, operation)));
    }

    @ParameterizedTest
    @MethodSource("repeatedOperations")
    void theNextTryRecoversAndTheFirstConnectionIsClosed(Slowness slowness, Operation operation) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            CompletableFuture<Void> gone = new CompletableFuture<>();
            try (RawServer server = slowAtFirst(slowness, Answers.ok(operation.success), gone);
                    TestClient client = client(server)) {
                long start = System.nanoTime();
                ContactsResponse<?> response = client.succeed(operation);

                assertThat(response.info().requestCount()).isEqualTo(2);
                assertTookTheTimeout(start);
                gone.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreateIsLookedUpAndFailsTypedWithinTheTime(Slowness slowness) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            CompletableFuture<Void> gone = new CompletableFuture<>();
            try (RawServer server = slowAtFirst(slowness, NOBODY, gone);
                    TestClient client = client(server)) {
                long start = System.nanoTime();
                ContactsException failure = client.fail(Operation.create);

                assertTookTheTimeout(start);
                assertThat(failure)
                        .isExactlyInstanceOf(ContactsTransportException.class)
                        .hasMessageContaining("no whole answer within requestTimeout=300 ms")
                        .hasMessageContaining("there is no such contact")
                        .hasMessageContaining("may have been applied");
                assertThat(server.requests())
                        .extracting(RawServer.Request::method)
                        .isEqualTo(List.of("POST", "GET"));
                gone.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "DRIBBLE_OF_THE_BODY"})
    void slowForEverItFailsTypedAfterTheLastRetryAndLeavesNoConnection(Slowness slowness) throws Exception {
        CountDownLatch gone = new CountDownLatch(4);
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    slowness.serve(connection);
                    gone.countDown();
                });
                TestClient client = client(server)) {
            assertThat(client.fail(Operation.list))
                    .isExactlyInstanceOf(ContactsTransportException.class)
                    .hasMessageContaining("given up after maxRetries=3");

            assertThat(server.requests()).hasSize(4);
            assertThat(gone.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Slow on its first connection, whose end it tells. */
    private static RawServer slowAtFirst(Slowness slowness, byte[] answer, CompletableFuture<Void> gone)
            throws IOException {
        return RawServer.scripted(connection -> {
            while (connection.readRequest() != null) {
                if (connection.number() == 1) {
                    slowness.serve(connection);
                    gone.complete(null);
                    return;
                }
                connection.write(answer);
            }
        });
    }

    private static void assertTookTheTimeout(long start) {
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(TIMEOUT.minusMillis(50), TIMEOUT.plusSeconds(2));
    }

    private static TestClient client(RawServer server) {
        return TestClient.retrying(
                new ClientSettings(
                        server.url("/v1"),
                        TestClient.TOKEN,
                        TestClient.HOOK_ID,
                        Duration.ofSeconds(5),
                        TIMEOUT,
                        1 << 24,
                        null,
                        null),
                TestClient.retries(3));
    }
}

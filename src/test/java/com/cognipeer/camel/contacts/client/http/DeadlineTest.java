package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlineTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    @ParameterizedTest
    @EnumSource(names = {"update", "list"})
    void aBodyDribbledByteByByteFailsAtTheDeadline(Operation operation) throws Exception {
        assertDribbleTimesOut(operation, Answers.head("200 OK", "Content-Length: 1000\r\n"));
    }

    @ParameterizedTest
    @EnumSource(names = {"create", "get"})
    void aHeadDribbledByteByByteFailsAtTheDeadline(Operation operation) throws Exception {
        assertDribbleTimesOut(operation, "HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aServerThatNeverAnswersFailsAtTheDeadlineAndLosesItsConnection(Operation operation) throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.awaitClientGone();
                    gone.complete(null);
                });
                TestClient client = TestClient.withTimeout(server.url("/v1"), TIMEOUT)) {
            assertTimesOut(client, operation);
            gone.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void interimAnswersDoNotPutTheDeadlineOff() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    while (!never.await(80, TimeUnit.MILLISECONDS)) {
                        connection.write(Answers.head("103 Early Hints", ""));
                    }
                });
                TestClient client = TestClient.withTimeout(server.url("/v1"), TIMEOUT)) {
            assertTimesOut(client, Operation.list);
        }
    }

    @Test
    void waitingForAConnectionCountsToo() throws Exception {
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.awaitClientGone();
                });
                TestClient client = TestClient.withTimeout(server.url("/v1"), TIMEOUT)) {
            long start = System.nanoTime();
            var calls = IntStream.range(0, 200)
                    .mapToObj(i -> Operation.list.call(client.api()))
                    .toList();
            calls.forEach(
                    call -> assertThat(TestClient.failureOf(call)).isInstanceOf(ContactsTransportException.class));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(5));
        }
    }

    @Test
    void theClientWorksOnAfterADeadline() throws Exception {
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    if (connection.number() == 1) {
                        connection.awaitClientGone();
                    } else {
                        connection.write(Answers.ok(Answers.PAGE));
                    }
                });
                TestClient client = TestClient.withTimeout(server.url("/v1"), TIMEOUT)) {
            assertTimesOut(client, Operation.list);

            client.succeed(Operation.list);
        }
    }

    @Test
    void anAnswerInTimeLeavesNoDeadlineBehindThatStillRuns() throws Exception {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.timer().setRemoveOnCancelPolicy(true);
            client.succeed(Operation.list);

            org.awaitility.Awaitility.await()
                    .until(() -> client.timer().getQueue().isEmpty());
        }
    }

    /** A blank every 100 ms goes on what was begun, be it a header or a body, until the socket is closed. */
    private static void assertDribbleTimesOut(Operation operation, byte[] begun) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Void> gone = new CompletableFuture<>();
        try (RawServer server = RawServer.scripted(connection -> {
                    try {
                        connection.readRequest();
                        connection.write(begun);
                        while (!never.await(100, TimeUnit.MILLISECONDS)) {
                            connection.write(" ");
                        }
                    } catch (IOException closed) {
                        gone.complete(null);
                    }
                });
                TestClient client = TestClient.withTimeout(server.url("/v1"), TIMEOUT)) {
            assertTimesOut(client, operation);
            gone.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void assertTimesOut(TestClient client, Operation operation) {
        long start = System.nanoTime();
        ContactsException failure = client.fail(operation);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isBetween(TIMEOUT.minusMillis(50), TIMEOUT.plusMillis(1000));
        assertThat(failure)
                .isExactlyInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("requestTimeout=400 ms");
        assertThat(failure.getStatusCode()).isZero();
        assertThat(((ContactsTransportException) failure).isMaybeApplied()).isEqualTo(operation.write);
    }
}

package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.io.IOException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConnectionReuseTest {

    @Test
    void aHundredCallsInARowShareFewConnections() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (int i = 0; i < 100; i++) {
                client.succeed(Operation.list);
            }
            assertThat(server.requests()).hasSize(100);
            // a call is answered a moment before its connection is free, so the next one may open another
            assertThat(server.connections()).isLessThan(10);
        }
    }

    @Test
    void failuresOfTheApiKeepTheConnection() throws IOException {
        try (RawServer server = RawServer.answering(Answers.of("404 Not Found", "", "{\"message\":\"x\"}"));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (int i = 0; i < 100; i++) {
                client.fail(Operation.get);
            }
            assertThat(server.connections()).isLessThan(10);
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileIdleFailsNoCall() throws Exception {
        Semaphore closedByBoth = new Semaphore(0);
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(Answers.ok(Answers.PAGE));
                    connection.socket().shutdownOutput();
                    connection.awaitClientGone();
                    closedByBoth.release();
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (int i = 0; i < 100; i++) {
                client.succeed(Operation.list);
                assertThat(closedByBoth.tryAcquire(TestClient.HANG_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
            }
            assertThat(server.requests()).hasSize(100);
        }
    }

    @Test
    void aServerThatAnnouncesTheEndOfItsConnectionFailsNoCall() throws IOException {
        byte[] answer = Answers.of("200 OK", "Connection: close\r\n", Answers.PAGE);
        try (RawServer server = RawServer.answeringOnce(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (int i = 0; i < 100; i++) {
                client.succeed(Operation.list);
            }
            assertThat(server.requests()).hasSize(100);
        }
    }

    @Test
    void aWriteAfterALongPauseLeavesOnANewConnectionAndAReadDoesNot() throws Exception {
        try (RawServer server = RawServer.scripted(connection -> {
                    for (var request = connection.readRequest(); request != null; request = connection.readRequest()) {
                        connection.write(
                                Answers.ok(request.method().equals("GET") ? Operation.get.success : Answers.CONTACT));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.get);
            long begun = System.nanoTime();
            Awaitility.await().until(() -> System.nanoTime() - begun > IdleLimit.LONGEST.toNanos());
            client.succeed(Operation.get);
            assertThat(server.connections()).isEqualTo(1);
            long again = System.nanoTime();
            Awaitility.await().until(() -> System.nanoTime() - again > IdleLimit.LONGEST.toNanos());

            client.succeed(Operation.update);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void sixtyFourCallsRunAtTheSameTime() throws IOException {
        CyclicBarrier all = new CyclicBarrier(64);
        try (RawServer server = RawServer.scripted(connection -> {
                    while (connection.readRequest() != null) {
                        all.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
                        connection.write(Answers.ok(Answers.PAGE));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            var calls = IntStream.range(0, 64)
                    .mapToObj(i -> Operation.list.call(client.api()))
                    .toList();

            calls.forEach(TestClient::resultOf);
        }
    }

    @Test
    void moreCallsThanConnectionsAllGetTheirTurnAndTheirOwnAnswer() throws IOException {
        try (RawServer server = RawServer.scripted(connection -> {
                    for (RawServer.Request request = connection.readRequest();
                            request != null;
                            request = connection.readRequest()) {
                        String id = request.target().substring(request.target().lastIndexOf('=') + 1);
                        connection.write(Answers.ok("{\"success\":true,\"data\":{\"_id\":\"" + id
                                + "\",\"integrationId\":\"" + id + "\"}}"));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            var calls = IntStream.range(0, 500)
                    .mapToObj(i -> client.api().get(new ContactIdentity(null, String.valueOf(i))))
                    .toList();

            for (int i = 0; i < calls.size(); i++) {
                assertThat(TestClient.resultOf(calls.get(i)).body().getId()).isEqualTo(String.valueOf(i));
            }
            assertThat(server.connections()).isLessThanOrEqualTo(64);
        }
    }
}

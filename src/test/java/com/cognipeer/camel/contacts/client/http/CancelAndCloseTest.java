package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelAndCloseTest {

    /** The others wait for one, and were never sent. */
    private static final int CONNECTIONS = 64;

    @ParameterizedTest
    @EnumSource(Operation.class)
    void cancellingACallClosesItsConnection(Operation operation) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = silent(read, gone);
                TestClient client = TestClient.of(server.url("/v1"))) {
            CompletableFuture<?> call = operation.call(client.api());
            await(read);

            assertThat(call.cancel(true)).isTrue();

            await(gone);
            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancellingInTheMiddleOfABodyClosesTheConnection() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(Answers.head("200 OK", "Content-Length: 1000\r\n"));
                    connection.write("{");
                    begun.countDown();
                    connection.awaitClientGone();
                    gone.countDown();
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            CompletableFuture<?> call = Operation.list.call(client.api());
            await(begun);

            call.cancel(true);

            await(gone);
        }
    }

    @Test
    void aCallCancelledAtOnceLeavesTheClientWorking() throws Exception {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (int i = 0; i < 200; i++) {
                Operation.list.call(client.api()).cancel(true);
            }
            client.succeed(Operation.list);
        }
    }

    @Test
    void closingCompletesEveryCallUnderWayExactlyOnce() throws Exception {
        CountDownLatch read = new CountDownLatch(CONNECTIONS);
        try (RawServer server = silent(read, new CountDownLatch(CONNECTIONS))) {
            TestClient client = TestClient.of(server.url("/v1"));
            AtomicInteger completions = new AtomicInteger();
            var calls = IntStream.range(0, 100)
                    .mapToObj(i -> Operation.values()[i % 4].call(client.api()))
                    .toList();
            calls.forEach(call -> call.whenComplete((answer, failure) -> completions.incrementAndGet()));
            await(read);

            client.close();

            List<ContactsException> failures =
                    calls.stream().map(TestClient::failureOf).toList();
            assertThat(failures).allSatisfy(failure -> assertThat(failure)
                    .isExactlyInstanceOf(ContactsTransportException.class)
                    .hasMessageContaining("stopped"));
            // What the server has seen may have been applied; calls that got a connection just now may, too.
            assertThat(failures)
                    .filteredOn(failure -> ((ContactsTransportException) failure).isMaybeApplied())
                    .hasSizeGreaterThanOrEqualTo((int) server.requests().stream()
                            .filter(CancelAndCloseTest::isWrite)
                            .count());
            assertThat(completions).hasValue(100);
        }
    }

    @Test
    void closingLeavesNoThreadBehind() throws Exception {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            TestClient client = TestClient.of(server.url("/v1"));
            client.succeed(Operation.list);
            assertThat(ioThreads()).isPositive();

            client.close();

            Awaitility.await().until(() -> ioThreads() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCallAfterTheCloseFailsTyped(Operation operation) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            TestClient client = TestClient.of(server.url("/v1"));
            client.api().close();

            assertThat(client.fail(operation)).isExactlyInstanceOf(ContactsTransportException.class);
            assertThat(server.requests()).isEmpty();
            client.close();
        }
    }

    @Test
    void aCallFailsTypedWhenTheTimerIsGone() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.timer().shutdownNow();

            assertThat(client.fail(Operation.list)).isExactlyInstanceOf(ContactsTransportException.class);
        }
    }

    @RepeatedTest(20)
    void callsThatRaceWithTheCloseAllComplete() throws Exception {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            TestClient client = TestClient.of(server.url("/v1"));
            CountDownLatch go = new CountDownLatch(1);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
                await(go);
                client.api().close();
            });
            go.countDown();
            var calls = IntStream.range(0, 50)
                    .mapToObj(i -> Operation.list.call(client.api()))
                    .toList();

            closing.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
            for (CompletableFuture<?> call : calls) {
                Throwable failure =
                        call.handle((answer, thrown) -> thrown).get(TestClient.HANG_SECONDS, TimeUnit.SECONDS);
                if (failure != null) {
                    assertThat(failure).isInstanceOf(ContactsTransportException.class);
                }
            }
            client.close();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            TestClient client = TestClient.of(server.url("/v1"));
            client.api().close();
            client.api().close();
            client.close();
        }
    }

    private static RawServer silent(CountDownLatch read, CountDownLatch gone) throws IOException {
        return RawServer.scripted(connection -> {
            connection.readRequest();
            read.countDown();
            connection.awaitClientGone();
            gone.countDown();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cognipeer-contacts-io"))
                .count();
    }

    private static boolean isWrite(RawServer.Request request) {
        return request.method().equals("PATCH")
                || request.method().equals("POST") && !request.target().endsWith("/list");
    }
}

package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SandboxConnectionsTest extends SandboxFixture {

    @Test
    void aKeepAliveConnectionHasNoStalls() throws IOException {
        sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        try (RawConnection connection = new RawConnection(sandbox)) {
            long start = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                connection.send("GET", "/v1/sdk/contact?email=ada%40example.com", "");
                assertThat(connection.status()).isEqualTo(200);
            }
            // Not a matter of speed: a stall by delayed ACKs is 40 ms, and 1,000 of them are 40 s.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void threeHundredConnectionsStayOpen() throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                connections.add(new RawConnection(sandbox));
            }
            for (int round = 0; round < 2; round++) {
                for (RawConnection connection : connections) {
                    connection.send("POST", "/v1/sdk/contact", "{}");
                    assertThat(connection.status()).isEqualTo(201);
                }
            }
        } finally {
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
        assertThat(sandbox.size()).isEqualTo(600);
    }

    @Test
    void manyRequestsAreServedAtOnce() throws IOException {
        CountDownLatch together = new CountDownLatch(100);
        sandbox.faults().beforeAnswer(request -> {
            together.countDown();
            await(together);
        });
        List<RawConnection> connections = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RawConnection connection = new RawConnection(sandbox);
            connection.send("POST", "/v1/sdk/contact", "{}");
            connections.add(connection);
        }
        for (RawConnection connection : connections) {
            assertThat(connection.status()).isEqualTo(201);
            connection.close();
        }
        assertThat(sandbox.contacts()).extracting("_id").doesNotHaveDuplicates();
    }

    @Test
    void aChunkedBodyIsRead() throws IOException {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.write("POST /v1/sdk/contact HTTP/1.1\r\nAuthorization: Bearer pat_sandbox\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"name\":\"\r\n5;x=y\r\nAda\"}\r\n0\r\n\r\n");

            assertThat(connection.status()).isEqualTo(201);
            assertThat(connection.lastBody()).contains("\"name\":\"Ada\"");
        }
    }

    @Test
    void aClientThatAsksFirstIsToldToContinue() throws IOException {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.write("POST /v1/sdk/contact HTTP/1.1\r\nAuthorization: Bearer pat_sandbox\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(connection.line()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(connection.line()).isEmpty();
            connection.write("{}");

            assertThat(connection.status()).isEqualTo(201);
        }
    }

    @Test
    void aConnectionEndsWhenTheClientAsksForIt() throws IOException {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.write("GET / HTTP/1.1\r\nAuthorization: Bearer pat_sandbox\r\nConnection: close\r\n\r\n");

            assertThat(connection.status()).isEqualTo(404);
            assertThatThrownBy(connection::line).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.write("hello\r\n");

            assertThat(connection.status()).isEqualTo(400);
            assertThatThrownBy(connection::line).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void closingEndsEveryThreadAndConnection() throws IOException {
        String threads = "contacts-sandbox-" + sandbox.port();
        try (RawConnection idle = new RawConnection(sandbox);
                RawConnection waiting = new RawConnection(sandbox)) {
            idle.send("POST", "/v1/sdk/contact", "{}");
            assertThat(idle.status()).isEqualTo(201);
            CountDownLatch arrived = new CountDownLatch(1);
            sandbox.faults().next(Fault.delay(Duration.ofHours(1))).beforeAnswer(request -> arrived.countDown());
            waiting.send("POST", "/v1/sdk/contact", "{}");
            await(arrived);
            assertThat(threadNames()).anyMatch(name -> name.startsWith(threads));

            sandbox.close();

            assertThat(threadNames()).noneMatch(name -> name.startsWith(threads));
            assertThatThrownBy(idle::line).isInstanceOf(IOException.class);
            assertThatThrownBy(waiting::line).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new RawConnection(sandbox)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aHookMayCloseTheSandbox() throws IOException {
        sandbox.faults().beforeAnswer(request -> sandbox.close());
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.send("POST", "/v1/sdk/contact", "{}");

            assertThatThrownBy(connection::status).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aSandboxMayBeClosedTwice() {
        sandbox.close();
        sandbox.close();

        assertThat(threadNames()).noneMatch(name -> name.startsWith("contacts-sandbox-" + sandbox.port()));
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

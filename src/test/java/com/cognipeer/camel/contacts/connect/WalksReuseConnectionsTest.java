package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk, or messages one after the other, over a producer that is not cached, open no connection for each request. */
class WalksReuseConnectionsTest extends SandboxRouteTest {

    private static final int PAGES = 20;

    private final AtomicInteger accepted = new AtomicInteger();
    private ServerSocket counting;

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(10).start();
    }

    @BeforeEach
    void countConnections() throws IOException {
        sandbox.seedContacts(PAGES * 10);
        counting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        new Thread(this::accept, "counting").start();
        context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration()
                .setBaseUrl("http://127.0.0.1:" + counting.getLocalPort() + target().getPath());
    }

    @AfterEach
    void stopCounting() throws IOException {
        counting.close();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:walk")
                        .toD("cognipeer-contacts:list?fetchAll=true&limit=10", -1)
                        .split(body())
                        .streaming()
                        .to("log:contacts?level=TRACE");
                from("direct:page").toD("cognipeer-contacts:list?limit=10", -1);
            }
        };
    }

    @Test
    void theyTakeTheConnectionOfTheLastPage() {
        assertThat(send("direct:walk", null).getException()).isNull();

        assertThat(sandbox.requestCount()).isGreaterThanOrEqualTo(PAGES);
        assertThat(accepted).hasValueLessThan(4);
    }

    @Test
    void messagesTakeTheConnectionOfTheLastMessage() {
        for (int message = 0; message < PAGES; message++) {
            Exchange page = send("direct:page", null);
            assertThat(page.getException()).isNull();
        }

        assertThat(accepted).hasValueLessThan(4);
    }

    @Test
    void aStopOfTheContextLeavesNoThread() {
        send("direct:page", null);

        context.stop();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("CognipeerContacts") || name.startsWith("cognipeer-contacts-io")));
    }

    private URI target() {
        return URI.create(sandbox.baseUrl());
    }

    private void accept() {
        while (!counting.isClosed()) {
            try {
                Socket client = counting.accept();
                accepted.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target().getPort());
                pump(client, server);
                pump(server, client);
            } catch (IOException e) {
                assertThat(counting.isClosed()).as(e.toString()).isTrue();
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        new Thread(
                        () -> {
                            try (from;
                                    to;
                                    InputStream in = from.getInputStream();
                                    OutputStream out = to.getOutputStream()) {
                                in.transferTo(out);
                            } catch (IOException e) {
                                // The other direction has ended, and both ends are closed.
                                assertThat(from.isClosed() || to.isClosed()).isTrue();
                            }
                        },
                        "counting")
                .start();
    }
}

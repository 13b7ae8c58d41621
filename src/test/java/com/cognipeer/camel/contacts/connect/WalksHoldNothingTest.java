package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.io.Closeable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk that nobody reads to its end leaves nothing behind, also where the walk outlives its producer. */
class WalksHoldNothingTest extends SandboxRouteTest {

    private static final String WALK = "cognipeer-contacts:list?fetchAll=true&limit=20";

    private static final int ONLY_THE_TOTAL = 0;
    private static final int ONE = 1;
    private static final int A_PAGE = 20;

    private final List<Object> walks = new CopyOnWriteArrayList<>();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start();
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(45);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").toD(WALK, -1).process(exchange -> read(exchange));
                from("direct:enrich").enrich().constant(WALK).cacheSize(-1).process(exchange -> read(exchange));
            }
        };
    }

    @Test
    void whateverIsReadOfThem() {
        for (String route : List.of("direct:toD", "direct:enrich")) {
            for (int contacts : new int[] {ONLY_THE_TOTAL, ONE, A_PAGE, A_PAGE + 1}) {
                Exchange walked = send(route, contacts);

                assertThat(walked.getException()).isNull();
                assertThat(walked.getMessage().getHeader(CognipeerContactsConstants.TOTAL))
                        .isEqualTo(45L);
            }
        }

        assertThat(walks).hasSize(8);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("cognipeer-contacts-io")));
    }

    @Test
    void aCloseEndsTheRequestForAPage() throws Exception {
        send("direct:toD", 20);
        Iterator<?> walk = (Iterator<?>) walks.get(0);
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofSeconds(60)));
        long before = sandbox.requestCount();
        CompletableFuture<Object> next = CompletableFuture.supplyAsync(walk::next);
        await().until(() -> sandbox.requestCount() > before);

        ((Closeable) walk).close();

        assertThat(next)
                .failsWithin(Duration.ofSeconds(100))
                .withThrowableThat()
                .withStackTraceContaining("was closed");
    }

    @Test
    void aWalkEndsWithItsComponent() {
        send("direct:toD", 1);
        context.stop();

        Iterator<?> walk = (Iterator<?>) walks.get(0);
        for (int read = 1; read < 20; read++) {
            walk.next();
        }
        assertThat(org.assertj.core.api.Assertions.catchThrowable(walk::next))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The component is stopped");
        // The pool is shut down; its threads end a moment later.
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("CognipeerContacts")));
    }

    private void read(Exchange exchange) {
        Iterator<?> body = exchange.getMessage().getBody(Iterator.class);
        walks.add(body);
        int contacts = exchange.getProperty("contacts", 0, Integer.class);
        for (int read = 0; read < contacts; read++) {
            body.next();
        }
    }

    private Exchange send(String route, int contacts) {
        return send(route, exchange -> exchange.setProperty("contacts", contacts));
    }
}

package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop of the context does not wait for those who wait: they fail at once, and a sync tells how far it came. */
class StopsEndWaitsTest {

    /** Camel's own patience is 45 s; what waits for a minute would take all of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CognipeerContactsComponent component = new CognipeerContactsComponent();

    @BeforeEach
    void start() throws Exception {
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setToken(sandbox.token());
        component.getConfiguration().setRetryDelay(40_000);
        component.getConfiguration().setMaxRetryDelay(60_000);
        camel.addComponent("cognipeer-contacts", component);
        camel.addRoutes(routes());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sandbox.close();
    }

    private static RoutesBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:quota").to("cognipeer-contacts:sync?requestsPerMinute=10");
                from("direct:sync").to("cognipeer-contacts:sync");
                from("direct:update").to("cognipeer-contacts:update?integrationId=c-1");
                from("direct:upsert").to("cognipeer-contacts:upsert");
                from("direct:get").to("cognipeer-contacts:get?integrationId=c-1");
            }
        };
    }

    @Test
    void aSyncThatWaitsForTheQuotaTellsHowFarItCame() throws Exception {
        CompletableFuture<Exchange> sync = send("direct:quota", contacts(50));
        await().until(() -> sandbox.requestCount() == 10 && component.getWaitingNow() > 0);

        stopAtOnce();

        SyncReport report = report(sync);
        assertThat(report.getCreated()).isEqualTo(9).isEqualTo(sandbox.size());
        assertThat(report.getRequests()).isEqualTo(10);
    }

    @Test
    void aSyncThatWaitsToTryAgainDoesToo() throws Exception {
        sandbox.faults().always(request -> request.body().contains("c-5"), Fault.status(429));
        CompletableFuture<Exchange> sync = send("direct:sync", contacts(50).subList(4, 8));
        await().until(() -> component.getWaitingNow() > 0);

        stopAtOnce();

        assertThat(report(sync).getDone()).isLessThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:sync", "direct:update", "direct:upsert", "direct:get"})
    void whoWaitsAsTheServerAskedIsEndedToo(String route) throws Exception {
        sandbox.faults().always(request -> true, Fault.status(429).header("Retry-After", "50"));
        CompletableFuture<Exchange> waits =
                send(route, route.equals("direct:sync") ? contacts(1) : Map.of("integrationId", "c-1", "name", "Ada"));
        await().until(() -> component.getWaitingNow() > 0);

        stopAtOnce();

        Exception failure = waits.get(10, TimeUnit.SECONDS).getException();
        assertThat(failure)
                .isInstanceOfAny(ContactsTransportException.class, SyncStoppedException.class)
                .hasMessageContaining("CamelContext was stopped");
    }

    @Test
    void whatIsUnderWayGoesToItsEnd() throws Exception {
        sandbox.insert(Map.of("integrationId", "c-1"));
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofSeconds(2)));
        CompletableFuture<Exchange> get = send("direct:get", null);
        await().until(() -> sandbox.requestCount() == 1);

        stopAtOnce();

        assertThat(get.get(10, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void afterAnotherStartTheyWaitAsBefore() throws Exception {
        camel.stop();
        camel.addComponent("cognipeer-contacts", component);
        camel.start();
        CompletableFuture<Exchange> sync = send("direct:quota", contacts(50));

        await().until(() -> sandbox.requestCount() == 10 && component.getWaitingNow() > 0);

        assertThat(sync).isNotDone();
        stopAtOnce();
        assertThat(report(sync).getCreated()).isEqualTo(9);
    }

    private void stopAtOnce() {
        long begun = System.nanoTime();
        camel.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }

    private CompletableFuture<Exchange> send(String route, Object body) {
        ProducerTemplate template = camel.createProducerTemplate();
        return template.asyncSend(route, exchange -> exchange.getMessage().setBody(body));
    }

    private static SyncReport report(CompletableFuture<Exchange> sync) throws Exception {
        Exception failure = sync.get(10, TimeUnit.SECONDS).getException();
        assertThat(failure).isInstanceOf(SyncStoppedException.class);
        return ((SyncStoppedException) failure).getReport();
    }

    private static List<Map<String, Object>> contacts(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> Map.<String, Object>of("integrationId", "c-" + number))
                .toList());
    }
}

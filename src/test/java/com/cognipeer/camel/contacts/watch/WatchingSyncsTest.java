package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncFailure;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** How far a sync is can be seen while it runs, and what it came to afterwards. */
class WatchingSyncsTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().requestsPerMinute(100_000).start();
    }

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Test
    void theLogTellsOfEveryThousandContactsAndOfTheEnd() {
        List<Map<String, Object>> contacts = exported(2500);
        contacts.get(0).put("name", "Changed");
        try (LogLines lines = new LogLines()) {
            sync(contacts);

            assertThat(lines.at(Level.INFO))
                    .filteredOn(line -> line.startsWith("Sync by cognipeer-contacts://sync"))
                    // A slow machine logs one after ten seconds too.
                    .filteredOn(line -> line.contains("000 done: ") || line.contains("has ended"))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("1000 done: 0 created, 1 updated, 999 unchanged, 0 failed; 11 requests, ")
                                    .contains(" left of the quota"),
                            line -> assertThat(line).contains("2000 done: ").contains("21 requests"),
                            line -> assertThat(line)
                                    .contains("has ended: 2500 done: ")
                                    .contains("26 requests"));
        }
    }

    @Test
    void jmxAndTheEndpointShowASyncWhileItRunsAndAfterwards() throws Exception {
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sync").to(SYNC);
            }
        });
        CountDownLatch held = new CountDownLatch(1);
        sandbox.faults().beforeAnswer(request -> {
            if (request.body().contains("\"new-150\"") && !request.path().endsWith("/list")) {
                await().until(() -> held.getCount() == 0);
            }
        });
        CompletableFuture<Exchange> sync =
                template.asyncSend(SYNC, exchange -> exchange.getMessage().setBody(contacts(200)));
        CognipeerContactsEndpoint endpoint = context.getEndpoint(SYNC, CognipeerContactsEndpoint.class);
        await().until(() -> endpoint.getSyncCreated() == 199);
        ObjectName bean = new ObjectName(context.getManagementStrategy()
                .getManagementObjectNameStrategy()
                .getObjectNameForEndpoint(endpoint)
                .toString());

        assertThat(jmx.getAttribute(bean, "SyncsRunning")).isEqualTo(1);
        assertThat(jmx.getAttribute(bean, "SyncDone")).isEqualTo(199L);

        held.countDown();
        sync.join();
        assertThat(jmx.getAttribute(bean, "SyncsRunning")).isEqualTo(0);
        assertThat(jmx.getAttribute(bean, "SyncDone")).isEqualTo(200L);
        assertThat(jmx.getAttribute(bean, "SyncCreated")).isEqualTo(200L);
        assertThat(jmx.getAttribute(bean, "SyncUpdated")).isEqualTo(0L);
        assertThat(jmx.getAttribute(bean, "SyncUnchanged")).isEqualTo(0L);
        assertThat(jmx.getAttribute(bean, "SyncFailed")).isEqualTo(0L);
        assertThat(jmx.getAttribute(bean, "SyncRequests")).isEqualTo(202L);
    }

    @Test
    void theFiguresAreThoseOfTheSyncThatWasBegunLast() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("POST") && !request.path().endsWith("/list")) {
                CountDownLatch held = request.body().contains("\"new-0\"") ? first : second;
                await().until(() -> held.getCount() == 0);
            }
        });
        CognipeerContactsEndpoint endpoint = context.getEndpoint(SYNC, CognipeerContactsEndpoint.class);
        CompletableFuture<Exchange> one = begin(endpoint, 1, List.of(contact(0)));
        CompletableFuture<Exchange> other = begin(endpoint, 2, List.of(contact(1), contact(2)));

        first.countDown();
        one.join();
        assertThat(endpoint.getSyncDone()).isZero();

        second.countDown();
        other.join();
        assertThat(endpoint.getSyncDone()).isEqualTo(2);
    }

    private CompletableFuture<Exchange> begin(CognipeerContactsEndpoint endpoint, int running, Object contacts) {
        CompletableFuture<Exchange> sync =
                template.asyncSend(SYNC, exchange -> exchange.getMessage().setBody(contacts));
        await().until(() -> endpoint.getSyncsRunning() == running);
        return sync;
    }

    @Test
    void nothingOfTheInputIsHeldWhenASyncHasEnded() {
        List<Object> contacts = new ArrayList<>(List.of(contact(1)));
        WeakReference<Object> input = new WeakReference<>(contacts);
        sync(contacts);
        contacts = null;

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return input.get() == null;
        });
    }

    @Test
    void failuresAreLoggedWithTheirPlaceAndWithoutPersonalData() {
        try (LogLines lines = new LogLines()) {
            SyncReport report =
                    sync(List.of(Map.of("email", "someone private@example.com"), Map.of("name", "Without a key")));

            assertCounts(report, 0, 0, 0, 2);
            assertThat(lines.at(Level.WARN))
                    .anySatisfy(line -> assertThat(line).startsWith("Contact 0 of the input failed: "))
                    .anySatisfy(line -> assertThat(line).startsWith("Contact 1 of the input failed: "))
                    .noneSatisfy(line -> assertThat(line).contains("private@example.com"));
            assertThat(report.toString()).doesNotContain("private@example.com");
            assertThat(report.getFailures().toString()).doesNotContain("private@example.com");
        }
    }

    @Test
    void theFirstThousandFailuresAreKeptAndAllAreCounted() {
        List<Map<String, Object>> contacts = new ArrayList<>(List.of(contact(1)));
        IntStream.range(0, 1200).forEach(i -> contacts.add(Map.of("name", "N" + i)));

        SyncReport report = sync(contacts);

        assertThat(report.getFailed()).isEqualTo(1200);
        assertThat(report.getFailures()).hasSize(SyncReport.KEPT_FAILURES);
        assertThat(report.getFailures().stream().map(SyncFailure::getIndex)).isSorted();
    }

    @Test
    void theReportConvertsToJson() throws Exception {
        sandbox.insert(Map.of("integrationId", "new-1", "name", "Old"));
        Exchange exchange = send(SYNC, message -> {
            message.getMessage().setBody(List.of(contact(1), Map.of("name", "Without a key")));
            message.getMessage().setHeader("CamelCognipeerContactsSyncDetail", "true");
        });

        JsonNode json = exchange.getMessage().getBody(JsonNode.class);

        assertThat(json.toString())
                .isEqualTo("{\"created\":0,\"updated\":1,\"unchanged\":0,\"failed\":1,\"requests\":2,"
                        + "\"repeated\":0,\"notStoredAsGiven\":0,\"notStoredAsGivenFields\":[],\"missing\":0,\"dryRun\":false,"
                        + "\"failures\":[{\"index\":1,\"key\":null,\"error\":\"InvalidContactException\",\"message\":\""
                        + reportOf(exchange).getFailures().get(0).getMessage() + "\"}],\"failuresOmitted\":0,"
                        + "\"items\":[{\"index\":0,\"key\":\"new-1\",\"outcome\":\"updated\",\"fields\":[\"email\",\"name\"]},"
                        + "{\"index\":1,\"key\":null,\"outcome\":\"failed\",\"fields\":[]}]}");
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(json.toString());
        assertThat(new String(exchange.getMessage().getBody(byte[].class))).isEqualTo(json.toString());
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(reportOf(exchange)))
                .as("marshal().json()")
                .isEqualTo(json.toString());
    }

    @Test
    void theReportIsSetWithTheQuotaAndItsCostAndWithoutAStatus() {
        Exchange exchange = send(SYNC, message -> {
            message.getMessage().setBody(List.of(contact(1)));
            message.getMessage().setHeader("CamelHttpResponseCode", 418);
        });

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelCognipeerContactsRequestCount", 2)
                .containsKey("CamelCognipeerContactsRateLimitRemaining")
                .doesNotContainKey("CamelHttpResponseCode");
        assertThat(reportOf(exchange)).hasToString("1 done: 1 created, 0 updated, 0 unchanged, 0 failed; 2 requests");
    }

    private static List<Map<String, Object>> contacts(int count) {
        return IntStream.range(0, count).mapToObj(SyncTest::contact).toList();
    }
}

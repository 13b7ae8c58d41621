package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consumer of changes starts while syncs have spent the minute and have thousands of contacts waiting. */
@Tag("ci")
class ConsumerBesideSyncTest {

    private static final int CONTACTS = 20;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({"1, 4, 0", "1, 64, 0", "8, 4, 0", "1, 64, 2000"})
    void itsFirstPageComesWithinHalfAMinute(int syncs, int parallelism, int latency) throws Exception {
        try (ContactsSandbox sandbox = ContactsSandbox.builder()
                        .requestsPerMinute(100)
                        .latency(Duration.ofMillis(latency))
                        .start();
                CamelContext camel = new DefaultCamelContext()) {
            IntStream.range(0, CONTACTS).forEach(number -> sandbox.insert(Map.of("integrationId", "old-" + number)));
            CognipeerContactsComponent component = new CognipeerContactsComponent();
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            component.getConfiguration().setToken("pat_sandbox");
            camel.addComponent("cognipeer-contacts", component);
            AtomicInteger consumed = new AtomicInteger();
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int sync = 0; sync < syncs; sync++) {
                        from("direct:sync" + sync).to("cognipeer-contacts:sync?parallelism=" + parallelism);
                    }
                    from("cognipeer-contacts:list?mode=changes&delay=1000&initialDelay=0")
                            .routeId("changes")
                            .autoStartup(false)
                            .process(exchange -> consumed.incrementAndGet());
                }
            });
            camel.start();
            for (int sync = 0; sync < syncs; sync++) {
                int number = sync;
                List<Map<String, Object>> rows = new ArrayList<>();
                IntStream.range(0, 5000).forEach(row -> rows.add(Map.of("integrationId", "new-" + number + "-" + row)));
                camel.createProducerTemplate().asyncSendBody("direct:sync" + sync, rows);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> sandbox.requestCount() >= 80);

            camel.getRouteController().startRoute("changes");
            long started = System.nanoTime();
            await().atMost(Duration.ofMinutes(3)).until(() -> consumed.get() >= CONTACTS);
            Duration took = Duration.ofNanos(System.nanoTime() - started);

            System.out.printf(
                    "%d syncs with parallelism=%d beside answers of %d ms: the first page after %d ms%n",
                    syncs, parallelism, latency, took.toMillis());
            assertThat(took).isLessThan(HALF_A_MINUTE);
            camel.createProducerTemplate();
        }
    }
}

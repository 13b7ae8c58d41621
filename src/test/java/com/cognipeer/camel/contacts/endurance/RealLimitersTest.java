package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.watch.RequestFigures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Limiters as they are in use with Node, each with four producers that never rest; see {@code src/test/limiters}. */
@EnabledIfSystemProperty(named = "limiters", matches = "true")
class RealLimitersTest {

    private static final File SERVERS = new File("src/test/limiters");
    private static final int PRODUCERS = 4;
    private static final int REQUESTS_A_MINUTE = 20;
    private static final int MOST_REFUSALS = 3;
    private static final int MINUTES = Integer.getInteger("limiters.minutes", 3);
    private static final Duration RUN = Duration.ofMinutes(MINUTES);

    @Test
    void noExchangeFailsAndHardlyAnyAnswerIsARefusal() throws Exception {
        Process node = new ProcessBuilder("node", "server.js")
                .directory(SERVERS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            JsonNode ports = new ObjectMapper().readTree(out.readLine());
            List<Run> runs = ports.properties().stream()
                    .map(port -> Run.start(port.getKey(), port.getValue().asInt()))
                    .toList();
            long end = System.nanoTime() + RUN.toNanos();
            await().atMost(RUN.plusMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> System.nanoTime() - end > 0);
            runs.forEach(Run::stop);
            runs.forEach(Run::print);

            assertThat(runs).hasSize(6).allSatisfy(run -> {
                assertThat(run.failures).as(run.name).isEmpty();
                assertThat(run.refused).as(run.name).isLessThanOrEqualTo(MOST_REFUSALS);
                assertThat(run.answered.get()).as(run.name).isGreaterThanOrEqualTo(REQUESTS_A_MINUTE * (MINUTES - 1));
            });
        } finally {
            node.destroy();
        }
    }

    /** What became of the producers of one limiter. */
    private static final class Run {

        private final String name;
        private final DefaultCamelContext camel = new DefaultCamelContext();
        private final ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
        private final AtomicInteger answered = new AtomicInteger();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private volatile boolean over;
        private long refused;

        private Run(String name) {
            this.name = name;
        }

        static Run start(String name, int port) {
            Run run = new Run(name);
            CognipeerContactsComponent contacts =
                    run.camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
            contacts.getConfiguration().setBaseUrl("http://127.0.0.1:" + port + "/v1");
            contacts.getConfiguration().setToken("pat_limited");
            run.camel.start();
            ProducerTemplate template = run.camel.createProducerTemplate();
            for (int producer = 0; producer < PRODUCERS; producer++) {
                String uri = "cognipeer-contacts:get?email=p" + producer + "@example.com";
                run.threads.submit(() -> run.call(template, uri));
            }
            return run;
        }

        private void call(ProducerTemplate template, String uri) {
            while (!over) {
                Exchange done = template.request(uri, exchange -> {});
                if (done.getException() == null) {
                    answered.incrementAndGet();
                } else if (!over) {
                    failures.add(done.getException().toString());
                }
            }
        }

        /** What waits then is cancelled, which is no failure. */
        void stop() {
            over = true;
            RequestFigures counters = camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                    .requestFigures();
            refused = counters.getRateLimited();
            camel.stop();
            threads.shutdownNow();
        }

        void print() {
            System.out.printf(
                    "%s: %d answered in %d minutes, %d refused, %d failed%n",
                    name, answered.get(), MINUTES, refused, failures.size());
        }
    }
}

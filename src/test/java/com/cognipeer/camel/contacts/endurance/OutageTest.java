package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is down for a while, under a hundred callers that go on calling. */
@Tag("ci")
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Effort.choose(15, 15, 60));

    private static final int CALLERS = 100;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(20);
    /** 500 tokens at 5 a retry. */
    private static final int RETRIES_OF_AN_OUTAGE = 100;

    enum Down {
        UNAVAILABLE(Fault.status(503)),
        RESETTING(Fault.resetBeforeHandling());

        private final Fault fault;

        Down(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource
    void retriesStayWithinTheirTokensAndEverybodyIsBackSoonAfter(Down down) throws Exception {
        try (ContactsSandbox sandbox =
                        ContactsSandbox.builder().recording(false).start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            CognipeerContactsComponent component =
                    camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setRequestsPerMinute(0);
            component.getConfiguration().setMaxRetryDelay(MAX_RETRY_DELAY.toMillis());
            camel.start();
            Set<Integer> answered = ConcurrentHashMap.newKeySet();
            ScheduledExecutorService callers = callers(camel.createProducerTemplate(), answered);
            try {
                await().until(() -> answered.size() == CALLERS);
                long before = component.getRetries();

                sandbox.faults().always(request -> true, down.fault);
                Instant ends = Instant.now().plus(OUTAGE);
                await().atMost(OUTAGE.plusMinutes(1)).until(() -> Instant.now().isAfter(ends));
                long retries = component.getRetries() - before;
                long requests = sandbox.requestCount();
                sandbox.faults().clear();
                Instant up = Instant.now();
                answered.clear();
                await().atMost(MAX_RETRY_DELAY).until(() -> answered.size() == CALLERS);

                System.out.printf(
                        "%s for %d s under %d callers: %d requests in all, %d retries, all back after %d ms%n",
                        down,
                        OUTAGE.toSeconds(),
                        CALLERS,
                        requests,
                        retries,
                        Duration.between(up, Instant.now()).toMillis());
                assertThat(retries).isPositive().isLessThanOrEqualTo(RETRIES_OF_AN_OUTAGE);
            } finally {
                callers.shutdownNow();
            }
        }
    }

    /** Each calls again a while after its last call has ended. */
    private static ScheduledExecutorService callers(ProducerTemplate template, Set<Integer> answered) {
        ScheduledExecutorService callers = new ScheduledThreadPoolExecutor(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            callers.scheduleWithFixedDelay(
                    () -> {
                        Exchange exchange =
                                template.send("cognipeer-contacts:get?onNotFound=empty", message -> message.getMessage()
                                        .setHeaders(Map.of("CamelCognipeerContactsIntegrationId", "crm-" + number)));
                        if (exchange.getException() == null) {
                            answered.add(number);
                        }
                    },
                    0,
                    BETWEEN_CALLS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return callers;
    }
}

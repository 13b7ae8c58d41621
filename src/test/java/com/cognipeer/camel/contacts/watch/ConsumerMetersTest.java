package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contacts and the polls of a consumer, by their outcomes, in meters and in JMX. */
class ConsumerMetersTest extends PolledRouteTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot", "changes"})
    void theCountersBeginWithZero(String mode) throws Exception {
        consume("mode=" + mode);

        assertThat(counted())
                .isEqualTo(Map.of("routed", 0, "skipped", 0, "failed", 0, "succeeded", 0, "failed polls", 0));
    }

    @Test
    void aContactThatFailsEndsItsPollAndIsRoutedByTheNext() throws Exception {
        insert("ada", "bob", "cyd");
        consume("mode=snapshot");
        work = exchange -> {
            if (names().size() == 2) {
                throw new IllegalStateException("not now");
            }
        };
        poll();
        assertThat(counted())
                .isEqualTo(Map.of("routed", 1, "skipped", 0, "failed", 1, "succeeded", 0, "failed polls", 1));

        poll();
        assertThat(counted())
                .isEqualTo(Map.of("routed", 3, "skipped", 0, "failed", 1, "succeeded", 1, "failed polls", 1));
        assertThat(polled().getContactsRouted()).isEqualTo(3);
        assertThat(polled().getContactsFailed()).isEqualTo(1);
        assertThat(polled().getPollsSucceeded()).isEqualTo(1);
        assertThat(polled().getPollsFailed()).isEqualTo(1);
    }

    @Test
    void aSkippedContactIsNotARoutedOne() throws Exception {
        insert("ada", "bob", "cyd");
        consume("mode=snapshot&onFailure=skip");
        work = exchange -> {
            if (names().size() == 2) {
                throw new IllegalStateException("never");
            }
        };

        poll();

        assertThat(counted())
                .isEqualTo(Map.of("routed", 2, "skipped", 1, "failed", 0, "succeeded", 1, "failed polls", 0));
        assertThat(polled().getContactsSkipped()).isEqualTo(1);
    }

    @Test
    void aPageThatFailsIsAFailedPollWithoutAContact() throws Exception {
        insert("ada");
        consume("mode=snapshot");
        sandbox.faults().next(Fault.status(500));

        poll();

        assertThat(counted())
                .isEqualTo(Map.of("routed", 0, "skipped", 0, "failed", 0, "succeeded", 0, "failed polls", 1));
    }

    @Test
    void aPollThatTheQuotaLetsSendNothingDoesNotCount() throws Exception {
        insert("ada");
        consume("mode=snapshot");
        sandbox.faults().next(Fault.status(429).header("Retry-After", "7200"));
        poll();
        poll();

        assertThat(counted())
                .isEqualTo(Map.of("routed", 0, "skipped", 0, "failed", 0, "succeeded", 0, "failed polls", 1));
    }

    @Test
    void theCountersGoWithTheConsumer() throws Exception {
        consume("mode=snapshot");
        context.getRouteController().stopRoute(ROUTE);

        assertThat(counted()).isEmpty();
    }

    /** Camel's own meters have the name of the context as a tag too, so these contexts share their meters. */
    @Test
    void aContextOfTheSameNameLeavesTheMetersOfThisOneAlone() throws Exception {
        insert("ada");
        consume("mode=changes&stateKey=this");
        try (CamelContext other = anotherContext()) {
            other.getCamelContextExtension().setName(context.getName());
            other.getRegistry().bind("meters", meters);
            other.addRoutes(
                    polled(ROUTE, "mode=changes&stateKey=other&startScheduler=false&stateRepository=#positions"));
            other.start();
        }

        poll();

        assertThat(counted())
                .isEqualTo(Map.of("routed", 1, "skipped", 0, "failed", 0, "succeeded", 1, "failed polls", 0));
        assertThat(meters.find("cognipeer.contacts.lag").meter()).isNotNull();
        context.getRouteController().stopRoute(ROUTE);
        assertThat(meters.find("cognipeer.contacts.lag").meter()).isNull();
    }

    private Map<String, Integer> counted() {
        Map<String, Integer> counted = new TreeMap<>();
        meters.find("cognipeer.contacts.consumed")
                .tags("routeId", ROUTE, "camelContext", context.getName())
                .functionCounters()
                .forEach(counter -> counted.put(counter.getId().getTag("outcome"), (int) counter.count()));
        meters.find("cognipeer.contacts.polls")
                .tags("routeId", ROUTE)
                .functionCounters()
                .forEach(counter -> {
                    String outcome = counter.getId().getTag("outcome");
                    counted.put(outcome.equals("failed") ? "failed polls" : outcome, (int) counter.count());
                });
        return counted;
    }
}

package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.junit.jupiter.api.Test;

/** The clock of the sandbox says how much; what a test takes by itself is far less than the hour it goes on by. */
class LagOfConsumersTest extends PolledRouteTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void itIsUnknownBeforeTheFirstSweepIsDone() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");

        assertThat(polled().getLagMillis()).isNull();
        assertThat(metered()).isNaN();
        assertThat(checked()).doesNotContainKey("contacts.lag.ms");
    }

    @Test
    void itFollowsWithinOnePoll() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        assertThat(lag()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(10));

        insert("bob");
        clock.goOnBy(HOUR);
        work = exchange -> {
            throw new IllegalStateException("not now");
        };
        poll();
        assertThat(lag()).as("bob is not done").isBetween(HOUR, HOUR.plusMinutes(10));
        assertThat(metered()).isBetween((double) HOUR.toSeconds(), (double)
                HOUR.plusMinutes(10).toSeconds());
        assertThat(checked()).hasEntrySatisfying("contacts.lag.ms", lag -> assertThat(Long.parseLong(lag.toString()))
                .isGreaterThanOrEqualTo(HOUR.toMillis()));

        work = exchange -> {};
        poll();
        assertThat(lag()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(10));
        assertThat(metered()).isBetween(1.0, 600.0);
    }

    @Test
    void theClockOfAnAnswerThatIsRefusedDoesNotCount() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        clock.goOnBy(HOUR.negated());

        assertThat(poll().failure()).isNotNull();

        assertThat(lag()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itGrowsWhileTheServerDoesNotAnswer() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        long before = polled().getLagMillis();
        sandbox.close();

        assertThat(poll().failure()).isNotNull();

        assertThat(polled().getLagMillis()).isGreaterThan(before);
    }

    @Test
    void afterARestartItIsThatOfTheStoredPositionFromTheFirstPollOn() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        context.getRouteController().stopRoute(ROUTE);
        assertThat(meters.find("cognipeer.contacts.lag").timeGauges()).isEmpty();
        context.getRouteController().startRoute(ROUTE);
        sandbox.close();

        assertThat(poll().failure()).isNotNull();

        assertThat(polled().getLagMillis()).isNotNull();
    }

    @Test
    void aSnapshotHasNone() throws Exception {
        insert("ada");
        consume("mode=snapshot");
        poll();

        assertThat(polled().getLagMillis()).isNull();
        assertThat(meters.find("cognipeer.contacts.lag").timeGauges()).isEmpty();
    }

    @Test
    void aConsumerOfNoRouteHasNoMeterAndRuns() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);

        try (ConsumerTemplate template = context.createConsumerTemplate()) {
            Contact received = template.receiveBody(uri("mode=changes&initialDelay=0&delay=20"), 30_000, Contact.class);

            assertThat(received.getName()).isEqualTo("ada");
            assertThat(meters.find("cognipeer.contacts.lag").timeGauges()).isEmpty();
        }
    }

    private Duration lag() {
        return Duration.ofMillis(polled().getLagMillis());
    }

    private double metered() {
        return meters.get("cognipeer.contacts.lag")
                .tags("routeId", ROUTE, "camelContext", context.getName())
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private Map<String, Object> checked() {
        return polled().getHealthCheck().call(Map.of()).getDetails();
    }
}

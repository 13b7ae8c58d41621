package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The option timeUnit counts for the times that are given as plain numbers, and for no other. */
class TimesOfPollsTest extends SandboxRouteTest {

    @ParameterizedTest
    @EnumSource(
            value = TimeUnit.class,
            names = {"MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS"})
    void theDefaultsAreThoseOfThePageWhateverTheTimeUnit(TimeUnit unit) throws Exception {
        assertTimes("timeUnit=" + unit, 3_600_000, 1000);
        assertTimes("mode=changes&timeUnit=" + unit, 60_000, 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "timeUnit=HOURS&delay=2, 7200000, 1000",
        "timeUnit=HOURS&initialDelay=2, 3600000, 7200000",
        "timeUnit=HOURS&initialDelay=0, 3600000, 0",
        "timeUnit=SECONDS&delay=90&initialDelay=5, 90000, 5000",
        "timeUnit=HOURS&delay=30s, 30000, 1000",
        "timeUnit=HOURS&delay=PT30S, 30000, 1000",
        "timeUnit=hours&delay=30s&initialDelay=1, 30000, 3600000",
        "timeUnit=DAYS&delay=1&initialDelay=5s, 86400000, 5000",
        "delay=30s, 30000, 1000",
        "delay=0, 0, 1000",
        "timeUnit=HOURS&delay=0, 0, 1000"
    })
    void aTimeThatIsGivenIsKept(String options, long delay, long initialDelay) throws Exception {
        assertTimes(options, delay, initialDelay);
    }

    @Test
    void theUnitOfAnEndpointThatIsMadeByHandCounts() throws Exception {
        CognipeerContactsEndpoint endpoint =
                context.getEndpoint("cognipeer-contacts:list", CognipeerContactsEndpoint.class);
        endpoint.setTimeUnit(TimeUnit.MINUTES);
        endpoint.setDelay(3);

        assertTimes(endpoint, 180_000, 1000);
    }

    @ParameterizedTest
    @EnumSource(TimeUnit.class)
    void soDoTheDefaultsOfAnEndpointThatIsMadeByHand(TimeUnit unit) throws Exception {
        CognipeerContactsEndpoint endpoint =
                context.getEndpoint("cognipeer-contacts:list", CognipeerContactsEndpoint.class);
        endpoint.setTimeUnit(unit);

        assertTimes(endpoint, 3_600_000, 1000);
    }

    private void assertTimes(String options, long delay, long initialDelay) throws Exception {
        assertTimes(
                context.getEndpoint("cognipeer-contacts:list?" + options, CognipeerContactsEndpoint.class),
                delay,
                initialDelay);
    }

    private static void assertTimes(CognipeerContactsEndpoint endpoint, long delay, long initialDelay)
            throws Exception {
        CognipeerContactsConsumer consumer = (CognipeerContactsConsumer) endpoint.createConsumer(exchange -> {});
        assertThat(consumer.getTimeUnit().toMillis(consumer.getDelay())).isEqualTo(delay);
        long initial = consumer.getTimeUnit().toMillis(consumer.getInitialDelay());
        // Of the default a coarse unit leaves nothing, and the first poll comes at once.
        assertThat(initial).isIn(initialDelay, initialDelay == 1000 ? 0L : initialDelay);
    }
}

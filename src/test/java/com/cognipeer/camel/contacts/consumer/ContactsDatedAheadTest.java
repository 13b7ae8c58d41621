package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts dated ahead are withheld until their time, and that shows: a figure, a lag, and one warning. */
class ContactsDatedAheadTest extends PolledRouteTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5S", "PT300S", "PT2H", "PT24H"})
    void theyShowUntilTheirTimeHasCome(Duration ahead) throws Exception {
        insert("1", "2");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        try (LogLines log = new LogLines()) {
            poll();
            assertThat(polled().getWithheld()).isZero();
            insertAt(clock.instant().plus(ahead), "ahead");

            assertThat(poll().requestCount()).isEqualTo(1);
            poll();

            assertThat(polled().getWithheld()).isEqualTo(1);
            assertThat(meters.get("cognipeer.contacts.withheld").gauge().value())
                    .isEqualTo(1);
            assertThat(polled().getLagMillis()).isGreaterThanOrEqualTo(ahead.toMillis());
            assertThat(polled().getHealthCheck().call().getDetails()).containsEntry("contacts.withheld", "1");
            assertThat(consoleText()).contains("withheld");
            assertThat(log.at(Level.WARN))
                    .filteredOn(line -> line.contains("ahead"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Consumer of route polled (mode=changes): 1 contacts are dated ahead of the server's clock")
                    .contains("the consumer withholds each until its date", "correct the clock");
        }
        clock.goOnBy(ahead.plus(TEN_SECONDS));
        assertThat(poll().names()).containsExactly("ahead");
        assertThat(polled().getWithheld()).isZero();
        assertThat(polled().getLagMillis()).isLessThan(Duration.ofMinutes(10).toMillis());
    }

    @Test
    void oneOfTheYear9999HidesNoOther() throws Exception {
        insertAt(Instant.parse("9999-12-31T23:59:59Z"), "never");
        insert("1");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        assertThat(poll().names()).containsExactly("1");
        insert("2");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("2");
        assertThat(polled().getWithheld()).isEqualTo(1);
        assertThat(polled().getLagMillis()).isPositive();
    }

    @Test
    void aServerWhoseDateIsADayBehindIsToldOf() throws Exception {
        insert("1", "2", "3");
        clock.set(MORNING.minus(Duration.ofDays(1)));
        consume("mode=changes");

        assertThat(poll().names()).isEmpty();
        assertThat(polled().getWithheld()).isEqualTo(3);
        assertThat(polled().getLagMillis()).isGreaterThan(Duration.ofHours(23).toMillis());
        clock.set(MORNING.plus(TEN_SECONDS));
        assertThat(poll().names()).isEqualTo(List.of("1", "2", "3"));
    }

    private String consoleText() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("cognipeer-contacts")
                .call(DevConsole.MediaType.JSON, Map.of())
                .toString();
    }
}

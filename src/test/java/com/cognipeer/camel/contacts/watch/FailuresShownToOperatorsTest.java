package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsProducer;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Console, JMX and health tell the same of the last failure, and name nobody. */
class FailuresShownToOperatorsTest extends PolledRouteTest {

    private static final String PERSON = "ada.lovelace@example.com";
    private static final String IDENTIFIER = "crm-4711";
    private static final String WHOLE_URI = "http://example.com/contact?integrationId=" + IDENTIFIER;

    interface Thrower {
        Exception failure(Exchange exchange);
    }

    static Stream<Thrower> failuresOfRoutes() {
        String telling = "no luck with " + PERSON + " of " + WHOLE_URI;
        return Stream.of(
                exchange -> new IllegalStateException(telling),
                exchange -> new IllegalStateException("outside", new RuntimeException(telling)),
                exchange -> new RuntimeCamelException(telling),
                exchange -> new CamelExecutionException(telling, exchange),
                exchange -> new InvalidPayloadException(exchange, Integer.class),
                exchange -> new Exception(telling, new InvalidContactException("Header X must be 1 or more")),
                exchange -> new Exception() {
                    @Override
                    public String getMessage() {
                        return telling;
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("failuresOfRoutes")
    void aFailureOfTheRouteIsToldByItsClass(Thrower thrower) throws Exception {
        sandbox.insert(Map.of("name", "ada", "email", PERSON, "integrationId", IDENTIFIER));
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        work = exchange -> {
            throw thrower.failure(exchange);
        };
        poll();

        String told = polled().getLastFailureMessage();
        assertThat(polled().getLastFailure()).isNotNull();
        assertThat(told).isNotNull();
        assertThat(shownByTheConsole()).isEqualTo(told);
        assertThat(health().getDetails()).containsEntry("contacts.last.failure.message", told);
        assertThat(told + shownByHealth() + consoleText()).doesNotContain(PERSON, IDENTIFIER, "?");
    }

    @Test
    void anExceptionOfOursKeepsItsMessage() throws Exception {
        consume("mode=changes");
        sandbox.faults().next(Fault.status(503));
        poll();

        String told = polled().getLastFailureMessage();
        assertThat(told).isEqualTo("ContactsServerException: list failed with status 503: Service Unavailable");
        assertThat(shownByTheConsole()).isEqualTo(told);
        assertThat(health().getDetails()).containsEntry("contacts.last.failure.message", told);
    }

    @Test
    void whatAnExceptionOfOursIsWrappedInIsToldByItsClass() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        work = exchange -> {
            throw new IllegalArgumentException(PERSON, new InvalidContactException("Header X must be 1 or more"));
        };
        poll();

        assertThat(polled().getLastFailureMessage())
                .isEqualTo("IllegalArgumentException, caused by InvalidContactException: Header X must be 1 or more");
    }

    @Test
    void aProducerThatIsStoppedNamesNobody() throws Exception {
        CognipeerContactsProducer producer =
                (CognipeerContactsProducer) context.getEndpoint("cognipeer-contacts:get?integrationId=" + IDENTIFIER)
                        .createProducer();
        Exchange exchange = context.getEndpoint("direct:any").createExchange();

        producer.process(exchange);

        assertThat(exchange.getException())
                .hasMessage("The producer of cognipeer-contacts://get is stopped")
                .hasMessageNotContaining(IDENTIFIER);
    }

    private HealthCheck.Result health() {
        return polled().getHealthCheck().call(Map.of());
    }

    private String shownByHealth() {
        HealthCheck.Result result = health();
        StringWriter shown = new StringWriter();
        shown.write(result.getMessage().orElse("") + result.getDetails());
        result.getError().ifPresent(error -> error.printStackTrace(new PrintWriter(shown)));
        return shown.toString();
    }

    @SuppressWarnings("unchecked")
    private String shownByTheConsole() {
        Map<String, Object> shown = (Map<String, Object>) console().call(DevConsole.MediaType.JSON);
        return (String) ((java.util.List<Map<String, Object>>) shown.get("consumers"))
                .get(0)
                .get("lastFailureMessage");
    }

    private String consoleText() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    private DevConsole console() {
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(context);
        registry.start();
        return registry.resolveById("cognipeer-contacts");
    }
}

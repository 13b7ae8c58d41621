package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A redelivery reads an input again that can be read again. Any other input fails: without contacts it would look like a success. */
class RedeliveredSyncsTest extends SyncTest {

    private static final List<Map<String, Object>> CONTACTS =
            IntStream.range(0, 3).mapToObj(SyncTest::contact).toList();
    private static final String JSON = "[{\"integrationId\":\"new-0\"},{\"integrationId\":\"new-1\"}]";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uncached")
                        .streamCaching("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("cognipeer-contacts:sync");
                from("direct:cached")
                        .streamCaching("true")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("cognipeer-contacts:sync");
                from("direct:another")
                        .doTry()
                        .to("cognipeer-contacts:sync")
                        .doCatch(SyncStoppedException.class)
                        .process(exchange -> exchange.getMessage().setBody(CONTACTS.iterator()))
                        .to("cognipeer-contacts:sync");
                from("direct:handled")
                        .onException(SyncStoppedException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(0)
                        .handled(true)
                        .setBody(simple("${exception.report.done}"))
                        .end()
                        .to("cognipeer-contacts:sync");
            }
        };
    }

    static Stream<Supplier<Object>> oneShots() {
        return Stream.of(
                CONTACTS::iterator,
                CONTACTS::stream,
                () -> new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Supplier<Object>> repeatable() {
        return Stream.of(() -> CONTACTS, CONTACTS::toArray, () -> JSON, () -> JSON.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("oneShots")
    void whatCanBeReadOnceFailsAgainAsItDidAndSendsNothing(Supplier<Object> input) {
        sandbox.faults().next(Fault.status(503));

        Exchange exchange = send("direct:uncached", input.get());

        assertThat(exchange.getException()).isInstanceOf(SyncStoppedException.class);
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void whatCanBeReadAgainIsRedelivered(Supplier<Object> input) {
        sandbox.faults().next(Fault.status(503), Fault.status(503));

        SyncReport report = reportOf(send("direct:uncached", input.get()));

        assertThat(report.getCreated()).isPositive().isEqualTo(sandbox.size());
    }

    @Test
    void aStreamThatCamelHasCachedIsRedelivered() {
        sandbox.faults().next(Fault.status(503), Fault.status(503));

        SyncReport report =
                reportOf(send("direct:cached", new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8))));

        assertCounts(report, 2, 0, 0, 0);
    }

    @Test
    void anotherInputOfTheSameExchangeIsSynced() {
        sandbox.faults().next(Fault.status(503));

        assertCounts(reportOf(send("direct:another", CONTACTS.iterator())), 3, 0, 0, 0);
    }

    @Test
    void aHandledStopOfWhatCanBeReadOnceLetsTheRouteGoOn() {
        sandbox.faults().always(request -> true, Fault.status(503));
        Iterator<?> contacts = CONTACTS.iterator();

        Exchange exchange = send("direct:handled", contacts);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("0");
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }
}

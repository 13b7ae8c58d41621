package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One branch gets every contact of a walk once, and any other branch that reads the same walk fails. */
class ContactsAreReadOnceTest extends SandboxRouteTest {

    private static final int CONTACTS = 45;
    private static final String WALK = "cognipeer-contacts:list?fetchAll=true&limit=10";

    private final Queue<String> left = new ConcurrentLinkedQueue<>();
    private final Queue<String> right = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean failed = new AtomicBoolean();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(10).start();
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(CONTACTS);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:multicast").to(WALK).multicast().to("direct:left", "direct:right");
                from("direct:parallel")
                        .to(WALK)
                        .multicast(new GroupedExchangeAggregationStrategy())
                        .parallelProcessing()
                        .to("direct:left", "direct:right");
                from("direct:dynamicParallel")
                        .toD(WALK, -1)
                        .multicast(new GroupedExchangeAggregationStrategy())
                        .parallelProcessing()
                        .to("direct:left", "direct:right");
                from("direct:recipients")
                        .to(WALK)
                        .recipientList(constant("direct:left,direct:right"))
                        .parallelProcessing();
                from("direct:wireTap").to(WALK).wireTap("direct:left").to("direct:right");
                from("direct:failover")
                        .to(WALK)
                        .loadBalance()
                        .failover(Exception.class)
                        .to("direct:failing", "direct:right");
                from("direct:enriched").enrich(WALK).multicast().to("direct:left", "direct:right");
                from("direct:twice").to(WALK).to("direct:left").to("direct:right");
                from("direct:manyThreads")
                        .to(WALK)
                        .split(body())
                        .streaming()
                        .parallelProcessing()
                        .process(exchange -> note(left, exchange))
                        .end();
                from("direct:one").to(WALK).split(body()).streaming().process(exchange -> note(left, exchange));
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to(WALK)
                        .process(exchange -> readOne(exchange))
                        .process(exchange -> failOnce())
                        .split(body())
                        .streaming()
                        .process(exchange -> note(left, exchange));
                from("direct:closed")
                        .to(WALK)
                        .process(exchange -> readOneAndClose(exchange))
                        .to("direct:right");
                from("direct:left")
                        .onException(Exception.class)
                        .process(exchange -> noteFailure(exchange))
                        .end()
                        .split(body())
                        .streaming()
                        .process(exchange -> note(left, exchange));
                from("direct:right")
                        .onException(Exception.class)
                        .process(exchange -> noteFailure(exchange))
                        .end()
                        .split(body())
                        .streaming()
                        .process(exchange -> note(right, exchange));
                from("direct:failing")
                        .errorHandler(noErrorHandler())
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> {
                            note(left, exchange);
                            throw new IllegalStateException("no");
                        });
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicast", "parallel", "dynamicParallel", "recipients", "wireTap", "enriched", "twice"})
    void ofTwoBranchesOneReadsAllAndTheOtherFails(String route) {
        send("direct:" + route, null);
        await().until(() -> !failures.isEmpty() && left.size() + right.size() == CONTACTS);

        assertThat(List.of(left.size(), right.size())).containsExactlyInAnyOrder(CONTACTS, 0);
        assertThat(left.isEmpty() ? right : left).doesNotHaveDuplicates();
        assertThat(failures).hasSize(1).allSatisfy(failure -> assertThat(failure)
                .hasStackTraceContaining("read once"));
    }

    @RepeatedTest(5)
    void alsoWhenTheyRace() {
        ofTwoBranchesOneReadsAllAndTheOtherFails("parallel");
    }

    @ParameterizedTest
    @ValueSource(strings = "failover")
    void aSecondTryAfterAFailureIsAnotherReader(String route) {
        Exchange failed = send("direct:" + route, null);

        assertThat(left).hasSize(1);
        assertThat(right).isEmpty();
        assertThat(failed.getException()).hasStackTraceContaining("read once");
    }

    /** It would find nothing else, and take that for an empty workspace. */
    @Test
    void whoReadsAfterAProcessorHasClosedThemFails() {
        Exchange closed = send("direct:closed", null);

        assertThat(left).hasSize(1);
        assertThat(right).isEmpty();
        assertThat(closed.getException()).hasMessageContaining("read once");
    }

    @ParameterizedTest
    @ValueSource(strings = "manyThreads")
    void oneSplitterThatRoutesOnManyThreadsIsOneReader(String route) {
        Exchange split = send("direct:" + route, null);

        assertThat(split.getException()).isNull();
        assertThat(left).hasSize(CONTACTS).doesNotHaveDuplicates();
    }

    @Test
    void aRedeliveryOfTheSameExchangeIsNoOtherReader() {
        Exchange walked = send("direct:redelivered", null);

        assertThat(walked.getException()).isNull();
        assertThat(left).hasSize(CONTACTS).doesNotHaveDuplicates();
    }

    @Test
    void aSplitterThatEndsWellWarnsOfNothing() {
        try (LogLines log = new LogLines("org.apache.camel.processor")) {
            send("direct:manyThreads", null);
            send("direct:one", null);

            assertThat(log.at(Level.WARN)).isEmpty();
        }
        assertThat(left).hasSize(2 * CONTACTS);
    }

    private void readOne(Exchange exchange) {
        left.add(((Contact) exchange.getMessage().getBody(Iterator.class).next()).getId());
    }

    private void readOneAndClose(Exchange exchange) throws IOException {
        try (Closeable walk = exchange.getMessage().getBody(Closeable.class)) {
            left.add(((Contact) ((Iterator<?>) walk).next()).getId());
        }
    }

    private void failOnce() {
        if (!failed.getAndSet(true)) {
            throw new IllegalStateException("once");
        }
    }

    private void noteFailure(Exchange exchange) {
        failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    private static void note(Queue<String> contacts, Exchange exchange) {
        contacts.add(exchange.getMessage().getBody(Contact.class).getId());
    }
}

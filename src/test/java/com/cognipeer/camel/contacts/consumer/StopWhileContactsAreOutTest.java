package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that calls have given are out while their context stops: those that are done after that count as done. */
class StopWhileContactsAreOutTest extends PolledRouteTest {

    private static final String CHANGES = uri("mode=changes&stateRepository=#positions&delay=1h");

    private ConsumerTemplate consumer;

    @BeforeEach
    void insertTwo() {
        consumer = context.createConsumerTemplate();
        consumer.start();
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
    }

    @Test
    void aContactOfATemplateThatIsDoneAfterTheStopIsDone() throws Exception {
        Exchange ada = receive();
        context.stop();
        consumer.doneUoW(ada);

        assertThat(firstOfAnotherContext()).isEqualTo("bruno");
    }

    @Test
    void aContactOfATemplateThatFailsAfterTheStopComesAgain() throws Exception {
        Exchange ada = receive();
        context.stop();
        ada.setException(new IllegalStateException("no"));
        consumer.doneUoW(ada);

        assertThat(firstOfAnotherContext()).isEqualTo("ada");
    }

    @Test
    void aContactOfARouteThatIsDoneAfterTheStopIsDone() throws Exception {
        route();
        context.getShutdownStrategy().setTimeout(1);
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        work = exchange -> {
            out.countDown();
            // The stop interrupts who waits.
            boolean interrupted = true;
            while (interrupted) {
                try {
                    stopped.await();
                    interrupted = false;
                } catch (InterruptedException e) {
                    assertThat(stopped.getCount()).isOne();
                }
            }
        };
        CompletableFuture<Exchange> sent =
                CompletableFuture.supplyAsync(() -> template.send("direct:pollEnrich", exchange -> {}));
        out.await();
        context.stop();
        stopped.countDown();
        assertThat(sent.join().getException()).isNull();

        await().until(() -> !positions.states.isEmpty());
        assertThat(firstOfAnotherContext()).isEqualTo("bruno");
    }

    @Test
    void whatIsDoneAfterTheNextStartOfItsContextComesAgain() throws Exception {
        Exchange ada = receive();
        context.stop();
        startAgain();

        try (ConsumerTemplate next = context.createConsumerTemplate()) {
            Exchange again = next.receive(CHANGES, 30_000);
            consumer.doneUoW(ada);
            assertThat(positions.states).isEmpty();
            assertThat(nameOf(again)).isEqualTo("ada");
            next.doneUoW(again);
            assertThat(nameOf(next.receive(CHANGES, 30_000))).isEqualTo("bruno");
        }
    }

    @Test
    void aConsumerOfThatPositionStartsAfterTheNextStartOfItsContext() throws Exception {
        receive();
        context.stop();
        startAgain();

        consume("mode=changes");

        assertThat(poll().names()).containsExactly("ada", "bruno");
    }

    @Test
    void aContactThatIsDoneAfterTheStopOfItsStoreComesAgainAndNothingIsThrown() throws Exception {
        Exchange ada = receive();
        context.stop();
        positions.failNextWith(new IllegalStateException("the store is closed"));
        consumer.doneUoW(ada);

        assertThat(ada.getException()).isNull();
        assertThat(firstOfAnotherContext()).isEqualTo("ada");
    }

    @Test
    void nothingIsHandedOutAfterTheStop() throws Exception {
        receive();
        context.getComponent("cognipeer-contacts").stop();
        sandbox.clearRequests();

        try (ConsumerTemplate late = context.createConsumerTemplate()) {
            assertThatThrownBy(() -> late.receive(CHANGES, 100))
                    .hasStackTraceContaining("is stopped, and no more contacts can be had from it");
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    private void route() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // Camel's own handler fails what goes on after the stop.
                from("direct:pollEnrich")
                        .errorHandler(noErrorHandler())
                        .pollEnrich(CHANGES, 500)
                        .process(StopWhileContactsAreOutTest.this::noteAndWork);
            }
        });
    }

    private Exchange receive() {
        Exchange ada = consumer.receive(CHANGES, 30_000);
        assertThat(nameOf(ada)).isEqualTo("ada");
        return ada;
    }

    private String firstOfAnotherContext() throws Exception {
        try (var again = anotherContext()) {
            again.start();
            try (ConsumerTemplate other = again.createConsumerTemplate()) {
                return nameOf(other.receive(CHANGES, 30_000));
            }
        }
    }

    private static String nameOf(Exchange exchange) {
        return exchange.getMessage().getBody(Contact.class).getName();
    }
}

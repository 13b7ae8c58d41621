package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.ConsumerMode;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedContactsTest extends PolledRouteTest {

    private static final IllegalStateException POISON = new IllegalStateException("poison");

    @ParameterizedTest
    @EnumSource(ConsumerMode.class)
    void theContactThatFailedIsTheFirstOfTheNextPollAndNoneBeforeItComesAgain(ConsumerMode mode) throws Exception {
        insert("1", "2", "3", "4", "5");
        clock.goOnBy(TEN_SECONDS);
        consume("limit=2&mode=" + mode);
        work = failOn("3");

        Poll failed = poll();
        assertThat(failed.names()).containsExactly("1", "2", "3");
        assertThat(failed.failure()).isSameAs(POISON);
        assertThat(poll().names()).containsExactly("3");

        work = exchange -> {};
        assertThat(poll().names()).containsExactly("3", "4", "5");
        assertThat(routed.get(4).index()).isEqualTo(2);
    }

    @Test
    void theContactThatFailedComesAsItIsNow() throws Exception {
        insert("1", "2", "3");
        consume("mode=snapshot");
        work = failOn("2");
        poll();

        sandbox.update(idOf("2"), Map.of("name", "2 mended"));

        assertThat(poll().names()).containsExactly("2 mended", "3");
    }

    @Test
    void aChangeThatFailedAndWasMendedComesOnceWithTheNextSweep() throws Exception {
        insert("1", "2", "3");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        work = failOn("2");
        poll();

        sandbox.update(idOf("2"), Map.of("name", "2 mended"));
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("3");
        assertThat(poll().names()).containsExactly("2 mended");
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void theContactThatFailedIsTheFirstAlsoAfterARestart() throws Exception {
        insert("1", "2", "3");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        work = failOn("2");
        poll();
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        work = exchange -> {};

        assertThat(poll().names()).containsExactly("2", "3");
    }

    @Test
    void withSkipAllOthersAreRoutedAndTheFailedOneIsHandedToTheExceptionHandler() throws Exception {
        sandbox.seedContacts(1000);
        clock.goOnBy(TEN_SECONDS);
        String poison = sandbox.contacts().get(499).get("_id").toString();
        consume("mode=changes&onFailure=skip&limit=250");
        MockEndpoint done = getMockEndpoint("mock:done");
        work = exchange -> {
            if (poison.equals(exchange.getMessage().getHeader(CognipeerContactsConstants.ID))) {
                throw POISON;
            }
            template.send(done, exchange);
        };

        Poll poll = poll();

        assertThat(poll.failure()).isNull();
        assertThat(poll.routed()).hasSize(1000);
        assertThat(done.getReceivedCounter()).isEqualTo(999);
        assertThat(failures.ofContacts).singleElement().satisfies(failed -> assertThat(
                        failed.getMessage().getBody(Contact.class).getId())
                .isEqualTo(poison));
        assertThat(poll().routed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "skip"})
    void aFailureThatTheRouteHandledCountsAsDone(String onFailure) throws Exception {
        insert("1", "2", "3");
        MockEndpoint handled = getMockEndpoint("mock:handled");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:handled");
                from(uri("stateRepository=#positions&startScheduler=false&onFailure=" + onFailure))
                        .routeId(ROUTE)
                        .process(FailedContactsTest.this::noteAndWork);
            }
        });
        work = failOn("2");

        assertThat(poll().names()).containsExactly("1", "2", "3");
        assertThat(handled.getReceivedCounter()).isOne();
        assertThat(failures.ofPolls).isEmpty();
        assertThat(failures.ofContacts).isEmpty();
    }

    @Test
    void withBridgeErrorHandlerTheRouteHandlesAPollThatFails() throws Exception {
        insert("1");
        MockEndpoint bridged = getMockEndpoint("mock:bridged");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ContactsServerException.class).handled(true).to("mock:bridged");
                from("cognipeer-contacts:list?startScheduler=false&bridgeErrorHandler=true")
                        .routeId("bridged")
                        .to("mock:routed");
            }
        });
        sandbox.faults().next(Fault.status(503));

        consumerOf(context, "bridged").run();
        assertThat(bridged.getReceivedCounter()).isOne();
        assertThat(getMockEndpoint("mock:routed").getReceivedCounter()).isZero();

        consumerOf(context, "bridged").run();
        assertThat(getMockEndpoint("mock:routed").getReceivedCounter()).isOne();
    }

    @Test
    void withBridgeErrorHandlerASkippedContactReachesTheErrorHandlerAndTheSweepGoesOn() throws Exception {
        insert("1", "2", "3");
        MockEndpoint dead = getMockEndpoint("mock:dead");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:dead"));
                from("cognipeer-contacts:list?startScheduler=false&bridgeErrorHandler=true&onFailure=skip")
                        .routeId("bridged")
                        .process(failOn("2"))
                        .to("mock:routed");
            }
        });

        consumerOf(context, "bridged").run();

        assertThat(dead.getReceivedCounter()).isOne();
        assertThat(bodies(getMockEndpoint("mock:routed"))).containsExactly("1", "3");
    }

    private static List<String> bodies(MockEndpoint mock) {
        return IntStream.range(0, mock.getReceivedCounter())
                .mapToObj(index -> mock.getExchanges()
                        .get(index)
                        .getMessage()
                        .getBody(Contact.class)
                        .getName())
                .toList();
    }

    private static Processor failOn(String name) {
        return exchange -> {
            if (name.equals(exchange.getMessage().getBody(Contact.class).getName())) {
                throw POISON;
            }
        };
    }
}

package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.BatchConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumingSnapshotsTest extends SandboxRouteTest {

    private static final String EVERY_10_MS = "&initialDelay=0&delay=10";
    private static final String ONCE = "&initialDelay=0&repeatCount=1";

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start();
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(45);
    }

    @Test
    void everyContactThatMatchesIsOneExchange() throws Exception {
        MockEndpoint consumed = getMockEndpoint("mock:consumed");
        consumed.expectedMessageCount(45);

        consume("list?sort=email:1" + ONCE, "mock:consumed");

        consumed.assertIsSatisfied();
        assertThat(consumed.getExchanges())
                .extracting(
                        exchange -> exchange.getMessage().getBody(Contact.class).getEmail())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(sandbox.requestCount()).isEqualTo(3);
        assertThat(sandbox.requests().get(0).body()).contains("\"page\":1", "\"limit\":100");
    }

    @Test
    void aConsumedContactCarriesItsIdTimeAndTotalButNothingThatSteersAProducer() throws Exception {
        MockEndpoint consumed = getMockEndpoint("mock:one");
        consumed.expectedMinimumMessageCount(1);

        consume("list?limit=1" + ONCE, "mock:one");

        consumed.assertIsSatisfied();
        Message message = consumed.getExchanges().get(0).getMessage();
        Contact contact = message.getBody(Contact.class);
        assertThat(message.getHeaders())
                .containsEntry(CognipeerContactsConstants.ID, contact.getId())
                .containsEntry(CognipeerContactsConstants.TOTAL, 45L)
                .containsEntry(
                        Exchange.MESSAGE_TIMESTAMP,
                        Instant.parse(contact.getModifiedDate()).toEpochMilli())
                .doesNotContainKeys(
                        CognipeerContactsConstants.OPERATION,
                        CognipeerContactsConstants.EMAIL,
                        CognipeerContactsConstants.INTEGRATION_ID,
                        CognipeerContactsConstants.PAGE,
                        CognipeerContactsConstants.LIMIT,
                        CognipeerContactsConstants.FILTER,
                        CognipeerContactsConstants.SORT);
    }

    @Test
    void aPageIsABatch() throws Exception {
        MockEndpoint consumed = getMockEndpoint("mock:batch");
        consumed.expectedMessageCount(45);

        consume("list?" + ONCE.substring(1), "mock:batch");

        consumed.assertIsSatisfied();
        List<Exchange> exchanges = consumed.getExchanges();
        assertThat(batchOf(exchanges.get(19))).containsExactly(19, 20, true);
        assertThat(batchOf(exchanges.get(40))).containsExactly(0, 5, false);
    }

    @Test
    void everyPollStartsAnew() throws Exception {
        MockEndpoint consumed = getMockEndpoint("mock:again");
        consumed.expectedMinimumMessageCount(90);

        consume("list?sort=email:1" + EVERY_10_MS, "mock:again");

        consumed.assertIsSatisfied();
        assertThat(consumed.getExchanges().get(45).getMessage().getHeader(CognipeerContactsConstants.ID))
                .isEqualTo(consumed.getExchanges().get(0).getMessage().getHeader(CognipeerContactsConstants.ID));
    }

    @Test
    void aContactThatFailsIsTheFirstOfTheNextPoll() throws Exception {
        AtomicInteger failuresLeft = new AtomicInteger(3);
        MockEndpoint consumed = getMockEndpoint("mock:poison");
        consumed.expectedMinimumMessageCount(45);

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?sort=email:1" + EVERY_10_MS)
                        .process(exchange -> {
                            int index = exchange.getProperty(Exchange.BATCH_INDEX, Integer.class);
                            if (index == 7 && failuresLeft.getAndDecrement() > 0) {
                                throw new IllegalStateException("poison");
                            }
                        })
                        .to("mock:poison");
            }
        });

        consumed.assertIsSatisfied();
        assertThat(List.copyOf(consumed.getExchanges()).subList(0, 45))
                .extracting(exchange -> exchange.getMessage().getHeader(CognipeerContactsConstants.ID))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatARouteDidToAContactThatFailedIsGoneAtTheNextPoll() throws Exception {
        List<Contact> seen = new CopyOnWriteArrayList<>();

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?" + EVERY_10_MS.substring(1)).process(exchange -> {
                    Contact contact = exchange.getMessage().getBody(Contact.class);
                    seen.add(contact.copy());
                    contact.setName("changed");
                    contact.getProperties().put("company", "changed");
                    throw new IllegalStateException("poison");
                });
            }
        });

        await().until(() -> seen.size() >= 3);
        assertThat(List.copyOf(seen).subList(1, 3)).containsOnly(seen.get(0));
    }

    @Test
    void afterASuspendOnTheLastContactTheNextPollIsAWholeOne() throws Exception {
        AtomicInteger routed = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&delay=1h")
                        .routeId("suspended")
                        .process(exchange -> {
                            if (routed.incrementAndGet() == 45) {
                                consumerOf("suspended").suspend();
                            }
                        });
            }
        });
        await().until(() -> routed.get() == 45 && !consumerOf("suspended").isPolling());

        consumerOf("suspended").resume();
        consumerOf("suspended").run();

        assertThat(routed).hasValue(90);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExchangeMarkedForRollbackCountsAsFailed(boolean lastOnly) throws Exception {
        AtomicInteger routed = new AtomicInteger();

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?" + EVERY_10_MS.substring(1))
                        .routeId("rollback")
                        .process(exchange -> routed.incrementAndGet())
                        .process(exchange -> {
                            exchange.setRollbackOnly(!lastOnly);
                            exchange.setRollbackOnlyLast(lastOnly);
                        });
            }
        });

        await().until(() -> routed.get() > 3);
        assertThat(healthOf("rollback").call().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aPageThatCannotBeFetchedIsAskedForAgainAndNothingIsLostOrDoubled() throws Exception {
        MockEndpoint consumed = getMockEndpoint("mock:faults");
        consumed.expectedMinimumMessageCount(45);
        AtomicInteger requests = new AtomicInteger();
        sandbox.faults().always(request -> requests.getAndIncrement() % 2 == 0, Fault.status(503));

        consume("list?sort=email:1" + EVERY_10_MS, "mock:faults");

        consumed.assertIsSatisfied();
        assertThat(List.copyOf(consumed.getExchanges()).subList(0, 45))
                .extracting(exchange -> exchange.getMessage().getHeader(CognipeerContactsConstants.ID))
                .doesNotHaveDuplicates();
    }

    @Test
    void aPollThatFailsMakesTheHealthCheckSayDownWithItsStatus() throws Exception {
        sandbox.faults().always(request -> true, Fault.status(401));

        consume("list?" + EVERY_10_MS.substring(1), "mock:down");

        HealthCheck check = healthOf("mock:down");
        await().untilAsserted(() -> assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN));
        await().untilAsserted(
                        () -> assertThat(check.call().getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401));
    }

    @Test
    void aStopInTheMiddleOfAPageEndsThePollAndRoutesNothingMore() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger routed = new AtomicInteger();
        context.getShutdownStrategy().setTimeout(5);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?" + EVERY_10_MS.substring(1))
                        .routeId("stopped")
                        .shutdownRunningTask(ShutdownRunningTask.CompleteCurrentTaskOnly)
                        .process(exchange -> {
                            if (routed.incrementAndGet() == 5) {
                                reached.countDown();
                                goOn.await(10, TimeUnit.SECONDS);
                            }
                        });
            }
        });
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

        Thread stopper = new Thread(() -> {
            try {
                context.getRouteController().stopRoute("stopped");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        stopper.start();
        await().until(() -> context.getRoute("stopped").getConsumer() instanceof ScheduledPollConsumer polling
                && !((BatchConsumer) polling).isBatchAllowed());
        goOn.countDown();
        stopper.join(Duration.ofSeconds(20).toMillis());

        assertThat(stopper.isAlive()).isFalse();
        assertThat(routed.get()).isEqualTo(5);
    }

    @Test
    void anHourPassesBetweenTwoPollsWhenNoDelayIsSet() throws Exception {
        consume("list?startScheduler=false", "mock:hour");

        assertThat(consumerOf("mock:hour").getDelay()).isEqualTo(3_600_000);
        assertThat(((CognipeerContactsEndpoint) consumerOf("mock:hour").getEndpoint()).getServiceUrl())
                .isEqualTo(sandbox.baseUrl());
    }

    @Test
    void theDefaultDelayIsAnHourInEveryTimeUnit() throws Exception {
        consume("list?startScheduler=false&timeUnit=MINUTES", "mock:unit");

        assertThat(consumerOf("mock:unit").getDelay()).isEqualTo(60);
    }

    private void consume(String path, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:" + path).routeId(to).to(to);
            }
        });
    }

    private static List<Object> batchOf(Exchange exchange) {
        return List.of(
                exchange.getProperty(Exchange.BATCH_INDEX),
                exchange.getProperty(Exchange.BATCH_SIZE),
                exchange.getProperty(Exchange.BATCH_COMPLETE));
    }

    private HealthCheck healthOf(String routeId) {
        return new ScheduledPollConsumerHealthCheck(consumerOf(routeId), routeId);
    }

    private ScheduledPollConsumer consumerOf(String routeId) {
        return (ScheduledPollConsumer) context.getRoute(routeId).getConsumer();
    }
}

package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for one contact at a time, by pollEnrich, poll or a ConsumerTemplate, gets what a consumer promises. */
class PollingOneContactTest extends PolledRouteTest {

    private static final String CHANGES = uri("mode=changes&stateRepository=#positions&delay=1h");
    private static final String SNAPSHOT = uri("stateRepository=#positions&delay=1h");

    private ConsumerTemplate consumer;

    @BeforeEach
    void startTemplate() {
        consumer = context.createConsumerTemplate();
        consumer.start();
    }

    @AfterEach
    void stopTemplate() {
        consumer.stop();
    }

    @Test
    void eachCallGivesTheNextContactAndTheLastOneNone() {
        insertAll("ada", "bruno", "carla");

        assertThat(names(CHANGES, 4)).containsExactly("ada", "bruno", "carla", null);
    }

    @Test
    void aWalkOverEverythingBeginsAgainAfterTheDelay() {
        insertAll("ada", "bruno");
        String uri = SNAPSHOT.replace("1h", "50ms");

        assertThat(names(SNAPSHOT, 3)).containsExactly("ada", "bruno", null);
        restartTemplate();
        assertThat(names(uri, 1, 30_000)).containsExactly("ada");
        assertThat(names(uri, 2, 30_000)).containsExactly("bruno", "ada");
    }

    @Test
    void aContactHasTheHeadersOfAConsumedOne() {
        insertAll("ada", "bruno");

        List<Routed> received = List.of(receive(CHANGES), receive(CHANGES)).stream()
                .map(Routed::of)
                .toList();

        assertThat(received)
                .extracting(Routed::name, Routed::index, Routed::last, Routed::total, Routed::batchSize)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ada", 0L, false, 2L, 2),
                        org.assertj.core.groups.Tuple.tuple("bruno", 1L, true, 2L, 2));
    }

    @Test
    void nothingIsDoneBeforeItsExchangeIs() {
        insertAll("ada", "bruno");
        receive(CHANGES);
        restartTemplate();

        Exchange ada = receive(CHANGES);
        assertThat(nameOf(ada)).isEqualTo("ada");
        consumer.doneUoW(ada);
        restartTemplate();

        assertThat(names(CHANGES, 2)).containsExactly("bruno", null);
    }

    @Test
    void theOrderInWhichExchangesAreDoneIsFree() {
        insertAll("ada", "bruno", "carla");
        Exchange ada = receive(CHANGES);
        Exchange bruno = receive(CHANGES);
        Exchange carla = receive(CHANGES);
        consumer.doneUoW(carla);
        consumer.doneUoW(bruno);
        int stored = positions.states.size();
        consumer.doneUoW(ada);

        assertThat(stored).isZero();
        restartTemplate();
        assertThat(names(CHANGES, 1)).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "rollback", "rollback of the last transaction"})
    void aContactWhoseExchangeFailedComesAgain(String how) {
        insertAll("ada", "bruno");
        Exchange ada = receive(CHANGES);
        switch (how) {
            case "failure" -> ada.setException(new IllegalStateException("no"));
            case "rollback" -> ada.setRollbackOnly(true);
            default -> ada.setRollbackOnlyLast(true);
        }
        consumer.doneUoW(ada);

        assertThat(names(CHANGES, 3)).containsExactly("ada", "bruno", null);
    }

    @Test
    void whatARouteDidToAContactThatFailedIsNotInTheNextOne() {
        insertAll("ada");
        Exchange ada = receive(CHANGES);
        ada.getMessage().getBody(Contact.class).setName("changed");
        ada.setException(new IllegalStateException("no"));
        consumer.doneUoW(ada);

        assertThat(names(CHANGES, 1)).containsExactly("ada");
    }

    @Test
    void aFailedContactThatIsSkippedIsDone() {
        insertAll("ada", "bruno");
        String skipping = CHANGES + "&onFailure=skip";
        Exchange ada = receive(skipping);
        ada.setException(new IllegalStateException("no"));
        consumer.doneUoW(ada);

        assertThat(names(skipping, 2)).containsExactly("bruno", null);
        assertThat(failures.ofContacts).hasSize(1);
    }

    @Test
    void aTimeoutThatIsShorterThanTheDelayIsKeptAndCostsOneRequest() {
        names(CHANGES, 1);
        sandbox.clearRequests();

        long begun = System.nanoTime();
        assertThat(consumer.receive(CHANGES, 300)).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(30));
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void aCallThatDoesNotWaitAsksOnceAndTakesWhatThereIs() {
        assertThat(consumer.receiveNoWait(CHANGES)).isNull();
        insertAll("ada");
        sandbox.clearRequests();

        Exchange ada = consumer.receiveNoWait(CHANGES);

        assertThat(nameOf(ada)).isEqualTo("ada");
        assertThat(sandbox.requestCount()).isPositive();
    }

    @Test
    void aCallThatWaitsForLongAsksAgainAfterTheDelay() {
        String often = CHANGES.replace("1h", "50ms");
        names(often, 1);
        CompletableFuture<Exchange> received = CompletableFuture.supplyAsync(() -> consumer.receive(often, 30_000));
        long before = sandbox.requestCount();
        await().until(() -> sandbox.requestCount() > before + 2);
        insertAll("ada");

        assertThat(nameOf(received.join())).isEqualTo("ada");
    }

    @Test
    void aPageThatComesAfterTheTimeoutIsThereForTheNextCall() {
        // Two, from which the walk sees that totals can be believed: it asks about that once.
        insertAll("abel", "ada");
        names(CHANGES, 3);
        insertAll("bruno");
        sandbox.clearRequests();
        sandbox.faults().next(Fault.delay(Duration.ofMillis(500)));

        assertThat(consumer.receive(CHANGES, 20)).isNull();
        assertThat(nameOf(receive(CHANGES))).isEqualTo("bruno");
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void aCallThatFailsSaysSoAndTheNextOneGoesOn() {
        insertAll("ada");
        sandbox.faults().next(Fault.status(500));

        assertThatThrownBy(() -> receive(CHANGES)).hasStackTraceContaining("ContactsServerException");
        assertThat(names(CHANGES, 2)).containsExactly("ada", null);
    }

    @Test
    void aPositionThatCannotBeStoredIsStoredBeforeAnythingMoreIsHandedOut() {
        insertAll("ada", "bruno");
        Exchange ada = receive(CHANGES);
        positions.failNextWith(new IllegalStateException("full"));
        consumer.doneUoW(ada);
        positions.failNextWith(new IllegalStateException("still full"));

        assertThatThrownBy(() -> receive(CHANGES)).hasMessageContaining("no contact is routed until it is saved");
        assertThat(names(CHANGES, 2)).containsExactly("bruno", null);
    }

    @Test
    void aStopEndsACallThatWaitsForEver() {
        CompletableFuture<Exchange> received = CompletableFuture.supplyAsync(() -> consumer.receive(CHANGES));
        await().until(() -> sandbox.requestCount() > 0);

        consumer.stop();

        assertThat(received.join()).isNull();
    }

    @Test
    void aStopEndsTheRequestOfACall() {
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofSeconds(60)));
        CompletableFuture<Exchange> received = CompletableFuture.supplyAsync(() -> consumer.receive(CHANGES));
        await().until(() -> sandbox.requestCount() > 0);

        context.stop();

        assertThat(received.join()).isNull();
    }

    @Test
    void manyThreadsShareTheContacts() {
        List<String> all =
                IntStream.rangeClosed(1, 200).mapToObj(Integer::toString).toList();
        insertAll(all.toArray(String[]::new));
        String uri = CHANGES + "&limit=7";
        Queue<String> received = new ConcurrentLinkedQueue<>();

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            while (received.size() < all.size()) {
                                Exchange one = consumer.receive(uri, 200);
                                if (one != null) {
                                    received.add(nameOf(one));
                                    consumer.doneUoW(one);
                                }
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(received).containsExactlyInAnyOrderElementsOf(all);
        restartTemplate();
        assertThat(names(uri, 1)).containsExactly((String) null);
    }

    @Test
    void callsOfSeveralTemplatesShareOnePosition() throws Exception {
        insertAll("ada", "bruno");
        try (ConsumerTemplate other = context.createConsumerTemplate()) {
            other.start();

            assertThat(names(CHANGES, 1)).containsExactly("ada");
            assertThat(other.receiveBody(CHANGES, 1000, Contact.class).getName())
                    .isEqualTo("bruno");
        }
    }

    @Test
    void aConsumerOfTheSamePositionDoesNotRunBeside() throws Exception {
        names(CHANGES, 1);

        assertThatThrownBy(() -> consume("mode=changes"))
                .hasStackTraceContaining("Another running consumer has the stateKey '");
        consumer.stop();
        context.getRouteController().startRoute(ROUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pollEnrich", "poll", "uncached", "dynamic"})
    void anEnricherIsDoneWithItsContactWhenTheWholeExchangeIs(String route) throws Exception {
        routes();
        insertAll("ada", "bruno");
        work = exchange -> {
            throw new IllegalStateException("no");
        };
        assertThat(send("direct:" + route, null).getException()).hasMessage("no");
        work = exchange -> {};

        for (int call = 0; call < 3; call++) {
            send("direct:" + route, null);
        }

        assertThat(names()).containsExactly("ada", "ada", "bruno");
    }

    @Test
    void aContactWhoseAggregationFailedComesAgain() throws Exception {
        routes();
        insertAll("ada");

        assertThat(send("direct:badAggregation", null).getException()).hasStackTraceContaining("no aggregation");
        send("direct:pollEnrich", null);

        assertThat(names()).containsExactly("ada");
    }

    @Test
    void anExchangeThatAsksAgainAndAgainGetsEveryContactAndFailsWithThemAll() throws Exception {
        routes();
        insertAll("ada", "bruno", "carla");
        work = exchange -> {
            if (routed.size() == 3) {
                throw new IllegalStateException("no");
            }
        };
        send("direct:loop", null);
        assertThat(names()).containsExactly("ada", "bruno", "carla");
        work = exchange -> {};

        send("direct:loop", null);

        assertThat(names()).containsExactly("ada", "bruno", "carla", "ada", "bruno", "carla");
    }

    @Test
    void aStopOfTheContextWhileAContactIsOutKeepsIt() throws Exception {
        routes();
        insertAll("ada", "bruno");
        context.getShutdownStrategy().setTimeout(1);
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        work = exchange -> {
            out.countDown();
            stopped.await();
        };
        CompletableFuture<Exchange> sent =
                CompletableFuture.supplyAsync(() -> template.send("direct:pollEnrich", exchange -> {}));
        out.await();
        context.stop();
        stopped.countDown();
        assertThat(sent.join().isFailed()).isTrue();

        try (var again = anotherContext()) {
            again.start();
            try (ConsumerTemplate other = again.createConsumerTemplate()) {
                assertThat(other.receiveBody(CHANGES, 30_000, Contact.class).getName())
                        .isEqualTo("ada");
            }
        }
    }

    private void routes() throws Exception {
        AggregationStrategy failing = (exchange, contact) -> {
            throw new IllegalStateException("no aggregation");
        };
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pollEnrich").pollEnrich(CHANGES, 0).process(exchange -> workOn(exchange));
                from("direct:poll").poll(CHANGES, 0).process(exchange -> workOn(exchange));
                from("direct:uncached")
                        .pollEnrich()
                        .constant(CHANGES)
                        .timeout(0)
                        .cacheSize(-1)
                        .process(exchange -> workOn(exchange));
                from("direct:dynamic")
                        .setHeader("mode", constant("changes"))
                        .pollEnrich()
                        .simple(CHANGES.replace("mode=changes", "mode=${header.mode}"))
                        .timeout(0)
                        .process(exchange -> workOn(exchange));
                from("direct:badAggregation").pollEnrich(CHANGES, 0, failing).process(exchange -> workOn(exchange));
                from("direct:loop")
                        .loop(3)
                        .pollEnrich(CHANGES, 0)
                        .process(exchange -> workOn(exchange))
                        .end();
            }
        });
    }

    private void workOn(Exchange exchange) throws Exception {
        if (exchange.getMessage().getBody() != null) {
            noteAndWork(exchange);
        }
    }

    private void insertAll(String... names) {
        insert(names);
        clock.goOnBy(TEN_SECONDS);
    }

    private Exchange receive(String uri) {
        return consumer.receive(uri, 30_000);
    }

    /**
     * The names that so many calls give, each of which is done at once; null where one gives nothing. They wait for answers
     * alone, however long these take.
     */
    private List<String> names(String uri, int calls) {
        return names(uri, calls, 0);
    }

    private List<String> names(String uri, int calls, long timeout) {
        return IntStream.range(0, calls)
                .mapToObj(call -> {
                    Exchange one = consumer.receive(uri, timeout);
                    consumer.doneUoW(one);
                    return nameOf(one);
                })
                .toList();
    }

    private static String nameOf(Exchange exchange) {
        return exchange == null
                ? null
                : exchange.getMessage().getBody(Contact.class).getName();
    }

    private void restartTemplate() {
        consumer.stop();
        consumer.start();
    }
}

package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumersSideBySideTest extends PolledRouteTest {

    private static final String BY_HAND = "&stateRepository=#positions&startScheduler=false";
    private static final String OTHER_TOKEN = "pat_other";

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.alsoToken(OTHER_TOKEN);
    }

    @Test
    void consumersWithAFilterEachShareNothing() throws Exception {
        Stream.of("lead", "active", "lead", "active")
                .forEach(status -> sandbox.insert(Map.of("name", status, "status", status)));
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled("leads", "mode=changes&filter={\"status\":\"lead\"}" + BY_HAND));
        context.addRoutes(polled("active", "mode=changes&filter={\"status\":\"active\"}" + BY_HAND));

        assertThat(poll(context, "leads").names()).containsExactly("lead", "lead");
        assertThat(poll(context, "active").names()).containsExactly("active", "active");
        assertThat(positions.states).hasSize(2);
        assertThat(poll(context, "leads").names()).isEmpty();
        assertThat(poll(context, "active").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    mode=changes&stateKey=shared | mode=changes&stateKey=shared
                    mode=changes&stateKey=shared&stateRepository=#positions | mode=snapshot&stateKey=shared&stateRepository=#positions
                    mode=changes | mode=changes
                    filter={"a":1,"b":2} | filter={"b":2,"a":1}
                    """)
    void aSecondConsumerOfTheSamePositionDoesNotStartWhileTheFirstRuns(String one, String other) throws Exception {
        context.addRoutes(polled("first", one + "&startScheduler=false"));
        context.addRoutes(notStarted("second", other + "&startScheduler=false&delay=2h"));

        assertThatThrownBy(() -> context.getRouteController().startRoute("second"))
                .hasStackTraceContaining("Another running consumer has the stateKey '")
                .hasStackTraceContaining("give one of them a stateKey of its own");

        context.getRouteController().stopRoute("first");
        context.getRouteController().startRoute("second");
        assertThat(context.getRouteController().getRouteStatus("second")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aConsumerOfAnotherComponentInTheContextDoesNotMoveTheSamePositionEither() throws Exception {
        CognipeerContactsComponent other = new CognipeerContactsComponent();
        context.addComponent("other-contacts", other);
        configure(other.getConfiguration());
        context.addRoutes(polled("first", "mode=changes" + BY_HAND));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("other-contacts:list?mode=changes" + BY_HAND)
                        .routeId("second")
                        .autoStartup(false)
                        .to("mock:second");
            }
        });

        assertThatThrownBy(() -> context.getRouteController().startRoute("second"))
                .hasStackTraceContaining("Another running consumer has the stateKey '");
    }

    @Test
    void aKeyOfItsOwnIsWhatASecondConsumerNeeds() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled("first", "mode=changes" + BY_HAND));
        context.addRoutes(polled("second", "mode=changes&stateKey=second" + BY_HAND));

        assertThat(poll(context, "first").names()).containsExactly("ada");
        assertThat(poll(context, "second").names()).containsExactly("ada");
        assertThat(positions.states).containsKey("second").hasSize(2);
    }

    @Test
    void consumersWithTwoTokensEachHaveAPlaceOfTheirOwnInMemory() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled("first", "mode=changes&startScheduler=false"));
        context.addRoutes(polled("second", "mode=changes&startScheduler=false&token=" + OTHER_TOKEN));

        assertThat(poll(context, "first").names()).containsExactly("ada");
        assertThat(poll(context, "second").names()).containsExactly("ada");
        assertThat(poll(context, "first").names()).isEmpty();
        restart("second");
        assertThat(poll(context, "second").names()).isEmpty();
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void twoTokensShareAStoredPositionSoThatARotatedTokenFindsIt() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled("first", "mode=changes" + BY_HAND));
        context.addRoutes(notStarted("second", "mode=changes" + BY_HAND + "&token=" + OTHER_TOKEN));
        assertThat(poll(context, "first").names()).containsExactly("ada");

        assertThatThrownBy(() -> context.getRouteController().startRoute("second"))
                .hasStackTraceContaining("(option stateKey); another token makes no other position");

        context.getRouteController().stopRoute("first");
        context.addRoutes(polled("rotated", "mode=changes" + BY_HAND + "&token=" + OTHER_TOKEN));
        assertThat(poll(context, "rotated").names()).isEmpty();
        assertThat(positions.states).hasSize(1);
    }

    private void restart(String route) throws Exception {
        context.getRouteController().stopRoute(route);
        context.getRouteController().startRoute(route);
    }

    @Test
    void pollsOnManyThreadsAtOnceAreOneSweep() throws Exception {
        List<String> all = contacts(300);
        consume("mode=changes&limit=10");
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        work = exchange -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            Thread.yield();
            under.decrementAndGet();
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> polling = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int polls = 0; polls < 50 || routed.size() < all.size(); polls++) {
                            polled().run();
                        }
                    }))
                    .toList();
            for (Future<?> each : polling) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(names()).isEqualTo(all);
        assertThat(most).hasValue(1);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void aSchedulerWithManyThreadsMakesOneSweep() throws Exception {
        List<String> all = contacts(300);
        context.addRoutes(polled(
                ROUTE,
                "mode=changes&limit=10&initialDelay=0&delay=1&stateRepository=#positions"
                        + "&scheduler.concurrentConsumers=4&scheduler.poolSize=4"));

        await().until(() -> routed.size() >= all.size());
        long sweeps = polled().getSweepsCompleted();
        await().until(() -> polled().getSweepsCompleted() > sweeps + 2);
        assertThat(names()).isEqualTo(all);
        assertThat(failures.ofPolls).isEmpty();
    }

    private RouteBuilder notStarted(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(options)).routeId(id).autoStartup(false).to("mock:second");
            }
        };
    }

    private List<String> contacts(int count) {
        List<String> all =
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        insert(all.toArray(String[]::new));
        clock.goOnBy(TEN_SECONDS);
        return all;
    }
}

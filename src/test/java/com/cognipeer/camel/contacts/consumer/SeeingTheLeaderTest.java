package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel sees the consumer of a route, and under master: that is not the one that polls. */
class SeeingTheLeaderTest extends LedRouteTest {

    private final ConsumersHealthCheckRepository checksOfConsumers = new ConsumersHealthCheckRepository();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private LedNode node;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @BeforeEach
    void startNode() throws Exception {
        CamelContext camel = anotherContext();
        camel.getRegistry().bind("shared", shared);
        camel.getRegistry().bind("meters", meters);
        HealthCheckRegistry checks = new DefaultHealthCheckRegistry(camel);
        checksOfConsumers.setCamelContext(camel);
        checks.register(checksOfConsumers);
        camel.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
        node = node(camel, OPTIONS);
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
    }

    @Test
    void itsMBeanIsThereWhileTheNodeLeads() throws Exception {
        assertThat(consumers()).isEmpty();

        lead();

        assertThat(consumers()).hasSize(1);
        ObjectName consumer = consumers().iterator().next();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        await().untilAsserted(() ->
                assertThat(server.getAttribute(consumer, "Watermark")).isNotNull());
        assertThat(server.getAttribute(consumer, "LagMillis")).isInstanceOf(Long.class);
        assertThat(server.getAttribute(consumer, "RouteId")).isEqualTo(ROUTE);
        assertThat(server.getAttribute(consumer, "StateKey")).isEqualTo("shared");

        node.election.leads(false);

        assertThat(consumers()).isEmpty();
    }

    @Test
    void itsHealthCheckIsThereWhileTheNodeLeads() throws Exception {
        assertThat(checks()).isEmpty();

        lead();

        await().untilAsserted(() -> assertThat(checks()).singleElement().satisfies(check -> {
            assertThat(check.getId()).isEqualTo("consumer:" + ROUTE + ":leader");
            assertThat(check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS))
                            .getState())
                    .isEqualTo(HealthCheck.State.UP);
        }));

        node.election.leads(false);

        assertThat(checks()).isEmpty();
    }

    @Test
    void theSwitchOfChecksOfConsumersHoldsForItToo() throws Exception {
        checksOfConsumers.setEnabled(false);

        lead();

        assertThat(checks()).isEmpty();
    }

    @Test
    void theConsoleShowsItWhileTheNodeLeads() throws Exception {
        assertThat(shown()).isEmpty();

        lead();

        await().untilAsserted(() -> assertThat(shown()).singleElement().satisfies(consumer -> assertThat(consumer)
                .containsEntry("routeId", ROUTE)
                .containsKeys("watermark", "lagMillis")));

        node.election.leads(false);

        assertThat(shown()).isEmpty();
    }

    @Test
    void itsLagIsAMeterWhileTheNodeLeads() throws Exception {
        assertThat(meters.find("cognipeer.contacts.lag").timeGauges()).isEmpty();

        lead();

        assertThat(meters.get("cognipeer.contacts.lag").tag("routeId", ROUTE).timeGauges())
                .hasSize(1);

        node.election.leads(false);

        assertThat(meters.find("cognipeer.contacts.lag").timeGauges()).isEmpty();
    }

    @Test
    void whoElsePollsTheEndpointIsNotTakenForTheLeader() throws Exception {
        try (ConsumerTemplate other = node.camel.createConsumerTemplate()) {
            assertThat(other.receiveBody(uri(OPTIONS), 30_000)).isNotNull();

            assertThat(consumers()).isEmpty();
            assertThat(checks()).isEmpty();
            assertThat(shown()).isEmpty();
        }
    }

    @Test
    void ofTwoRoutesFromOneEndpointEachShowsItsOwn() throws Exception {
        node.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:others:" + uri(OPTIONS)).routeId("other").to("log:other");
            }
        });

        lead();
        node.election.leads("others", true);
        await().untilAsserted(() -> assertThat(shown())
                .extracting(consumer -> consumer.get("routeId"))
                .containsExactlyInAnyOrder(ROUTE, "other"));
        await().untilAsserted(() -> assertThat(checks())
                .extracting(HealthCheck::getId)
                .containsExactlyInAnyOrder("consumer:" + ROUTE + ":leader", "consumer:other:leader"));

        node.election.leads("others", false);

        assertThat(shown()).extracting(consumer -> consumer.get("routeId")).containsExactly(ROUTE);
    }

    /** A stop that fails half-way must not keep the position from the next leader. */
    @Test
    void theNextLeaderGetsThePositionWhenAnotherOneCannotForgetTheLast() {
        AtomicInteger failures = new AtomicInteger();
        node.camel.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onServiceRemove(CamelContext context, Service service, Route route) {
                if (service instanceof CognipeerContactsConsumer) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("down");
                }
            }
        });
        lead();
        node.election.leads(false);
        assertThat(failures).hasValue(1);
        insert("grace");
        clock.goOnBy(TEN_SECONDS);

        node.election.leads(true);

        await().until(() -> node.routed.equals(List.of("ada", "grace")));
    }

    private void lead() {
        node.election.leads(true);
        await().until(() -> node.routed.equals(List.of("ada")));
    }

    private Set<ObjectName> consumers() throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(
                        new ObjectName("org.apache.camel:context=" + node.camel.getManagementName()
                                + ",type=consumers,name=CognipeerContactsConsumer*"),
                        null);
    }

    private List<HealthCheck> checks() {
        return HealthCheckRegistry.get(node.camel).stream()
                .filter(check -> check instanceof ScheduledPollConsumerHealthCheck)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> shown() {
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(node.camel);
        registry.start();
        DevConsole console = registry.resolveById("cognipeer-contacts");
        return (List<Map<String, Object>>)
                ((Map<String, Object>) console.call(DevConsole.MediaType.JSON)).get("consumers");
    }
}

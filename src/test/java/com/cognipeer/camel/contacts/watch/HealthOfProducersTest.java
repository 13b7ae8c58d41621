package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthOfProducersTest extends SandboxRouteTest {

    private static final String GET = "cognipeer-contacts:get?email=someone.private@example.com";

    private HealthCheckRepository producers;

    @BeforeEach
    void askProducers() {
        producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        producers.setEnabled(true);
    }

    @Test
    void aRunningProducerIsChecked() throws Exception {
        start(context.getEndpoint(GET));

        assertThat(checked()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 200);
        });
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void aCheckCountsAsARequestOfItsEndpointAndNotAsAnOperation() throws Exception {
        start(context.getEndpoint(GET));
        checked();

        RequestFigures counted =
                context.getEndpoint(GET, CognipeerContactsEndpoint.class).requestFigures();
        assertThat(counted.getRequests()).isOne();
        assertThat(counted.getSucceeded()).isZero();
    }

    @Test
    void aQuotaThatIsUsedUpIsToldAndIsNotDown() throws Exception {
        start(context.getEndpoint(GET));
        sandbox.faults().next(Fault.status(429));

        assertThat(checked()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails()).containsEntry("contacts.quota.used.up", true);
        });
    }

    @Test
    void producersAreNotCheckedUnlessCamelIsToldTo() throws Exception {
        producers.setEnabled(false);
        start(context.getEndpoint(GET));

        assertThat(checked()).isEmpty();
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void severalProducersOfOneEndpointHaveOneCheckUntilTheLastStops() throws Exception {
        Endpoint endpoint = context.getEndpoint(GET);
        Producer first = start(endpoint);
        Producer second = start(endpoint);
        assertThat(producers.stream()).hasSize(1);

        first.stop();
        assertThat(producers.stream()).hasSize(1);

        second.stop();
        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void theClientOfTheCheckEndsWithTheLastProducer() throws Exception {
        Producer producer = start(context.getEndpoint(GET));
        HealthCheck check = producers.stream().findFirst().orElseThrow();
        producer.stop();

        assertThat(check.call().getMessage()).asString().contains("the client was closed");
    }

    @Test
    void twoEndpointsHaveTwoChecks() throws Exception {
        start(context.getEndpoint(GET));
        start(context.getEndpoint("cognipeer-contacts:get"));

        assertThat(producers.stream().map(HealthCheck::getId).distinct()).hasSize(2);
    }

    @Test
    void aProducerThatCannotStartLeavesNoCheck() throws Exception {
        Producer producer = context.getEndpoint("cognipeer-contacts:get?page=0").createProducer();

        assertThat(catchThrowable(producer::start)).isNotNull();
        producer.stop();

        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void theSwitchOfTheComponentTurnsItOff() throws Exception {
        context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .setHealthCheckProducerEnabled(false);
        start(context.getEndpoint(GET));

        assertThat(checked()).allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN));
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void theCheckNamesNeitherAPersonNorTheToken() throws Exception {
        start(context.getEndpoint(GET));
        sandbox.faults().next(Fault.status(401, "someone.private@example.com has no token " + sandbox.token()));

        assertThat(checked()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getCheck().getId() + result.getMessage() + result.getDetails())
                    .contains("401")
                    .doesNotContain("someone.private", sandbox.token());
        });
    }

    private static Producer start(Endpoint endpoint) throws Exception {
        Producer producer = endpoint.createProducer();
        producer.start();
        return producer;
    }

    private List<HealthCheck.Result> checked() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:cognipeer-contacts-get"))
                .toList();
    }
}

package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.Connections;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProducerHealthCheckTest {

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SharedClients clients = new SharedClients(this, camel);
    private final RequestCounters routes = new RequestCounters(this::now, () -> RequestObserver.NONE);
    private final ProducerHealthCheck check =
            new ProducerHealthCheck("producer:test", "cognipeer-contacts://get", routes, this::read, this::now);
    private volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        clients.stop();
        camel.stop();
        sandbox.close();
    }

    @Test
    void aReadThatIsAnsweredMeansUp() {
        HealthCheck.Result result = check.call(Map.of());

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 200)
                .containsEntry(HealthCheck.ENDPOINT_URI, "cognipeer-contacts://get")
                .containsEntry("contacts.checked", "2026-03-02T12:00:00Z")
                .containsKey("contacts.latency.ms");
    }

    @Test
    void whatIsUpIsNotAskedAgainForFiveMinutes() {
        check.call(Map.of());
        goOnBy(Duration.ofMinutes(5).minusMillis(1));
        check.call(Map.of());
        assertThat(sandbox.requestCount()).isOne();

        goOnBy(Duration.ofMillis(1));
        check.call(Map.of());
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void whatIsDownIsNotAskedAgainForAMinute() {
        sandbox.faults().always(request -> true, Fault.status(401));
        assertThat(check.call(Map.of()).getState()).isEqualTo(State.DOWN);
        goOnBy(Duration.ofMinutes(1).minusMillis(1));
        assertThat(check.call(Map.of()).getState()).isEqualTo(State.DOWN);
        assertThat(sandbox.requestCount()).isOne();

        sandbox.faults().clear();
        goOnBy(Duration.ofMillis(1));
        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UP);
    }

    @Test
    void aRequestOfARouteThatSucceededSparesTheRead() {
        routes.succeeded("create");
        goOnBy(Duration.ofMinutes(4));

        HealthCheck.Result result = check.call(Map.of());

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails()).containsEntry("contacts.checked", "2026-03-02T12:00:00Z");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void anOutageThatARouteMetSparesTheRead() {
        routes.succeeded("create");
        goOnBy(Duration.ofSeconds(1));
        routes.failed("create", new ContactsServerException("create: the answer is no JSON"));

        HealthCheck.Result result = check.call(Map.of());

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).hasValue("ContactsServerException: create: the answer is no JSON");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aRouteThatSucceedsAfterAnOutageMakesItUpAtOnce() {
        routes.failed("create", new ContactsServerException("no JSON"));
        goOnBy(Duration.ofSeconds(1));
        routes.succeeded("create");

        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UP);
    }

    @Test
    void aReadAfterAnOutageCountsForMoreThanTheOutage() {
        routes.failed("create", new ContactsServerException("no JSON"));
        goOnBy(Duration.ofMinutes(1));

        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UP);
        goOnBy(Duration.ofMinutes(1));
        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UP);
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void aContactThatWasRefusedSaysNothingOfTheApi() {
        routes.failed("create", new InvalidContactException("no identity"));

        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UP);
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void theQuotaThatIsLeftIsADetail() {
        routes.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ZERO);
        routes.succeeded("get");

        assertThat(check.call(Map.of()).getDetails()).containsEntry("contacts.quota.left", 7L);
    }

    @Test
    void aReadCountsAsARequestAndNotAsAnOperationOfTheRoutes() {
        check.call(Map.of());

        assertThat(routes.getRequests()).isOne();
        assertThat(routes.getSucceeded()).isZero();
        assertThat(routes.lastSuccess()).isEmpty();
    }

    @Test
    void anApiThatIsDownIsNoReasonToRestartTheProcess() {
        assertThat(check.isLiveness()).isFalse();
        assertThat(check.isReadiness()).isTrue();
    }

    @Test
    void aCheckThatIsSwitchedOffAsksNothing() {
        check.setEnabled(false);

        assertThat(check.call(Map.of()).getState()).isEqualTo(State.UNKNOWN);
        assertThat(sandbox.requestCount()).isZero();
    }

    private HealthFinding read() {
        CognipeerContactsConfiguration options = new CognipeerContactsConfiguration();
        options.setBaseUrl(sandbox.baseUrl());
        options.setToken(sandbox.token());
        RequestCounters own = new RequestCounters(this::now, routes::ofHealthCheck);
        try (ClientLease lease = clients.acquire(Connections.of(options), own)) {
            return new HealthProbe(lease.client(), own, this::now, Duration.ofSeconds(10)).read();
        }
    }

    private Instant now() {
        return now;
    }

    private void goOnBy(Duration time) {
        now = now.plus(time);
    }
}

package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Iterator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Real requests to a server, as they show in counters and meters. */
class RequestsAreCountedTest extends SandboxRouteTest {

    private static final String LIST = "cognipeer-contacts:list";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).requestsPerMinute(100).start();
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setMaxRetries(2);
        configuration.setRetryDelay(1);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void aRequestThatWasTriedAgainIsTwoRequestsAndOneSuccess() {
        sandbox.faults().next(Fault.status(503));

        send(LIST, null);

        RequestFigures counted = counted(LIST);
        assertThat(counted.getRequests()).isEqualTo(2);
        assertThat(counted.getRetries()).isOne();
        assertThat(counted.getWaits()).isOne();
        assertThat(counted.getWaitingNow()).isZero();
        assertThat(counted.getWaitedMillis()).isPositive();
        assertThat(counted.getSucceeded()).isOne();
        assertThat(counted.getFailed()).isZero();
        assertThat(counted.getQuotaLeft()).isNotNull();
    }

    @Test
    void aRequestThatTheQuotaRefusedIsRateLimitedAndFailedInTheEnd() {
        sandbox.faults().always(request -> true, Fault.status(429));

        send(LIST + "?maxRetries=0", null);

        RequestFigures counted = counted(LIST + "?maxRetries=0");
        assertThat(counted.getRateLimited()).isOne();
        assertThat(counted.getFailed()).isOne();
    }

    @Test
    void theMetersShowTheSame() {
        sandbox.faults().next(Fault.status(503));

        send(LIST, null);

        assertThat(meters.get("cognipeer.contacts.requests")
                        .tags("operation", "list", "status", "503")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("cognipeer.contacts.requests")
                        .tags("operation", "list", "status", "200")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("cognipeer.contacts.retries")
                        .tags("operation", "list")
                        .counter()
                        .count())
                .isOne();
        assertThat(meters.get("cognipeer.contacts.waits").timer().count()).isOne();
        assertThat(meters.get("cognipeer.contacts.quota.left").gauge().value())
                .isEqualTo(counted(LIST).getQuotaLeft().doubleValue());
    }

    @Test
    void theWalkOfFetchAllIsCountedByItsEndpoint() {
        sandbox.seedContacts(45);

        Iterator<?> contacts = send(LIST + "?fetchAll=true", null).getMessage().getBody(Iterator.class);
        contacts.forEachRemaining(contact -> {});

        assertThat(counted(LIST + "?fetchAll=true").getRequests())
                .isEqualTo(sandbox.requestCount())
                .isGreaterThan(2);
    }

    @Test
    void theConsumerIsCountedByItsEndpoint() throws Exception {
        sandbox.seedContacts(45);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(LIST + "?initialDelay=0&delay=1h").to("mock:consumed");
            }
        });
        getMockEndpoint("mock:consumed").expectedMessageCount(45);
        getMockEndpoint("mock:consumed").assertIsSatisfied();

        await().untilAsserted(() -> assertThat(
                        counted(LIST + "?initialDelay=0&delay=1h").getSucceeded())
                .isEqualTo(sandbox.requestCount())
                .isPositive());
    }

    @Test
    void theComponentCountsAllOfItsEndpoints() {
        send(LIST, null);
        send(LIST + "?limit=5", null);

        assertThat(context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                        .requestFigures()
                        .getSucceeded())
                .isEqualTo(2);
    }

    private RequestFigures counted(String uri) {
        return context.getEndpoint(uri, CognipeerContactsEndpoint.class).requestFigures();
    }
}

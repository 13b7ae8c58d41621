package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.route.PollFailures;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** When the quota of the day is used up, nobody asks again before there is another. */
class QuotaOfTheDayTest extends SandboxRouteTest {

    private static final int REQUESTS_A_DAY = 6;
    private static final Duration MANY_POLLS = Duration.ofMillis(300);

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .requestsPerMinute(100)
                .requestsPerDay(REQUESTS_A_DAY)
                .start()
                .seedContacts(3);
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setMaxRetries(3);
        configuration.setRequestsPerMinute(100);
    }

    @Test
    void anExchangeFailsAtOnceWithTheTimeUntilThereIsAnother() {
        useUp(REQUESTS_A_DAY);

        Exchange refused = send("cognipeer-contacts:get?email=a@example.com&onNotFound=empty", null);

        ContactsRateLimitException failure = refused.getException(ContactsRateLimitException.class);
        assertThat(failure)
                .hasMessageStartingWith("get failed: the quota is used up until ")
                .hasMessageEndingWith("; nothing was sent");
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(failure.getStatusCode()).isEqualTo(429);
        assertThat(failure.getResponseInfo().requestCount()).isZero();
        assertThat(sandbox.requestCount()).isEqualTo(REQUESTS_A_DAY);
    }

    /** As where another process has used it up. */
    @Test
    void anAnswerThatSaysSoIsNotAskedForAgain() {
        configuration().setRequestsPerMinute(0);
        useUp(REQUESTS_A_DAY);
        Exchange refused = send("cognipeer-contacts:get?email=a@example.com", null);

        ContactsRateLimitException failure = refused.getException(ContactsRateLimitException.class);
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(1);
        assertThat(sandbox.requestCount()).isEqualTo(REQUESTS_A_DAY + 1L);
    }

    @Test
    void aConsumerFailsOnceAndIsQuietUntilThereIsAnother() throws Exception {
        useUp(REQUESTS_A_DAY - 1);
        PollFailures failures = new PollFailures();
        context.getRegistry().bind("failures", failures);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&delay=5&pollStrategy=#failures&limit=1")
                        .routeId("quiet")
                        .to("mock:contacts");
            }
        });

        CognipeerContactsConsumer consumer =
                (CognipeerContactsConsumer) context.getRoute("quiet").getConsumer();
        await().until(() -> consumer.getLastFailure() != null);
        await().during(MANY_POLLS).until(() -> sandbox.requestCount() == REQUESTS_A_DAY);

        assertThat(consumer.getLastFailureMessage()).startsWith("ContactsRateLimitException");
        assertThat(Instant.parse(consumer.getNextPoll())).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(failures.ofPolls).hasSize(1);
        HealthCheck.Result health = consumer.getHealthCheck().call();
        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage())
                .hasValueSatisfying(told -> assertThat(told).startsWith("The quota is used up until "));
        assertThat(health.getDetails()).containsKey("contacts.quiet.until");
    }

    @Test
    void aQuietConsumerCountsNeitherSuccessesNorIdlePolls() throws Exception {
        CognipeerContactsConsumer consumer = quietConsumer(0);

        await().during(MANY_POLLS).until(() -> sandbox.requestCount() == REQUESTS_A_DAY + 1L);

        assertThat(consumer.getErrorCounter()).isEqualTo(1);
        assertThat(consumer.getSuccessCounter()).isZero();
    }

    @Test
    void forgottenByTheComponentAQuietConsumerAsksAgain() throws Exception {
        quietConsumer(100);

        context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .forgetQuotas();

        await().until(() -> sandbox.requestCount() > REQUESTS_A_DAY + 1L);
    }

    @Test
    void forgottenByTheConsoleAQuietConsumerAsksAgain() throws Exception {
        quietConsumer(0);
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(context);
        registry.start();

        Object shown = registry.resolveById("cognipeer-contacts")
                .call(DevConsole.MediaType.JSON, Map.of("action", "forgetQuotas"));

        assertThat(shown).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("quotasForgotten", 1);
        await().until(() -> sandbox.requestCount() > REQUESTS_A_DAY + 1L);
    }

    @Test
    void startedAgainAQuietConsumerAsksAgain() throws Exception {
        quietConsumer(100);

        context.getRouteController().stopRoute("quiet");
        context.getRouteController().startRoute("quiet");

        await().until(() -> sandbox.requestCount() > REQUESTS_A_DAY + 1L);
    }

    /** One that has been refused, as another process has used the day up. */
    private CognipeerContactsConsumer quietConsumer(int requestsPerMinute) throws Exception {
        configuration().setRequestsPerMinute(0);
        useUp(REQUESTS_A_DAY);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&delay=5&requestsPerMinute=" + requestsPerMinute)
                        .routeId("quiet")
                        .to("mock:contacts");
            }
        });
        CognipeerContactsConsumer consumer =
                (CognipeerContactsConsumer) context.getRoute("quiet").getConsumer();
        await().until(() -> consumer.getLastFailure() != null);
        return consumer;
    }

    @Test
    void theQuotaOfAnotherKeyThatTheRouteUsesDoesNotKeepAConsumerQuiet() throws Exception {
        useUp(REQUESTS_A_DAY);
        try (ContactsSandbox other = ContactsSandbox.start().seedContacts(1)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?initialDelay=0&delay=5&baseUrl=" + other.baseUrl())
                            .to("cognipeer-contacts:get?email=a@example.com");
                }
            });

            await().until(() -> other.requestCount() > 2);
        }
    }

    private CognipeerContactsConfiguration configuration() {
        return context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
    }

    private void useUp(int requests) {
        for (int request = 0; request < requests; request++) {
            assertThat(send("cognipeer-contacts:get?email=a@example.com&onNotFound=empty", null)
                            .getException())
                    .isNull();
        }
    }
}

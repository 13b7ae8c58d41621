package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestMetersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void requestsAreTimedByOperationAndStatus() {
        RequestObserver told = started(registry);

        told.ended("get", 200, RateLimit.UNKNOWN, Duration.ofMillis(30));
        told.ended("get", 200, RateLimit.UNKNOWN, Duration.ofMillis(50));
        told.ended("get", 0, RateLimit.UNKNOWN, Duration.ofMillis(7));

        var answered = registry.get("cognipeer.contacts.requests")
                .tags("operation", "get", "status", "200")
                .timer();
        assertThat(answered.count()).isEqualTo(2);
        assertThat(answered.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);
        assertThat(registry.get("cognipeer.contacts.requests")
                        .tags("status", "none")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void retriesAndRateLimitedAnswersAreCounted() {
        RequestObserver told = started(registry);

        told.sent("list", false);
        told.ended("list", 429, RateLimit.UNKNOWN, Duration.ZERO);
        told.sent("list", true);
        told.ended("list", 200, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(count("cognipeer.contacts.retries", "operation", "list")).isOne();
        assertThat(count("cognipeer.contacts.rate.limited", "operation", "list"))
                .isOne();
    }

    @Test
    void failuresAreCountedByTheirException() {
        RequestObserver told = started(registry);

        told.failed("create", new ContactsServerException("no JSON"));
        told.failed("create", new InvalidContactException("no identity"));

        assertThat(count("cognipeer.contacts.failures", "exception", "ContactsServerException"))
                .isOne();
        assertThat(count("cognipeer.contacts.failures", "exception", "InvalidContactException"))
                .isOne();
    }

    @Test
    void waitsAreTimed() {
        started(registry).released("update", Duration.ofMillis(250));

        assertThat(registry.get("cognipeer.contacts.waits")
                        .tags("operation", "update")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
    }

    @Test
    void theQuotaLeftIsUnknownUntilTheServerTellsAndThenWhatItLastTold() {
        RequestObserver told = started(registry);
        assertThat(quotaLeft()).isNaN();

        told.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ZERO);
        told.ended("get", 502, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(quotaLeft()).isEqualTo(7);
    }

    @Test
    void theQuotaLeftIsStillShownAfterARestartOfTheComponent() {
        RequestObserver told = started(registry);
        camel.getComponent("cognipeer-contacts").stop();
        camel.getComponent("cognipeer-contacts").start();

        told.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ZERO);

        assertThat(quotaLeft()).isEqualTo(7);
    }

    @Test
    void ofTwoRegistriesTheOneOfCamelsOwnMetersIsMeant() {
        camel.getRegistry().bind("another", new SimpleMeterRegistry());
        camel.getRegistry().bind("metricsRegistry", registry);

        startedWithWhatIsBound().released("get", Duration.ofMillis(1));

        assertThat(registry.getMeters()).isNotEmpty();
    }

    @Test
    void withoutARegistryThereAreNoMeters() {
        assertThat(Meters.ofRequests(camel)).isSameAs(RequestObserver.NONE);
    }

    @Test
    void tagsAreOfFewValuesAndNameNobody() {
        RequestObserver told = started(registry);
        Set<String> atTheStart = valuesOfTags();
        told.sent("get", true);
        told.ended("get", 429, new RateLimit(100L, 0L, 1772452800L), Duration.ofMillis(1));
        told.released("get", Duration.ofMillis(1));
        told.failed("get", new ContactsServerException("someone.private@example.com"));

        assertThat(atTheStart)
                .containsOnly(
                        camel.getName(),
                        "create",
                        "get",
                        "update",
                        "list",
                        "ContactNotFoundException",
                        "ContactsAuthorizationException",
                        "ContactsException",
                        "ContactsRateLimitException",
                        "ContactsServerException",
                        "ContactsTransportException",
                        "InvalidContactException");
        assertThat(valuesOfTags())
                .containsAll(atTheStart)
                .hasSize(atTheStart.size() + 1)
                .contains("429");
    }

    private Set<String> valuesOfTags() {
        return registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getValue)
                .collect(Collectors.toSet());
    }

    /** Prometheus computes an increase from two values, so it would miss the first failure of a counter that begins with one. */
    @Test
    void theCountersBeginWithZero() {
        started(registry);

        for (String operation : new String[] {"create", "get", "update", "list"}) {
            assertThat(count("cognipeer.contacts.retries", "operation", operation))
                    .isZero();
            assertThat(count("cognipeer.contacts.rate.limited", "operation", operation))
                    .isZero();
            assertThat(registry.get("cognipeer.contacts.failures")
                            .tags("operation", operation)
                            .counters())
                    .hasSize(7)
                    .allMatch(counter -> counter.count() == 0);
        }
    }

    @Test
    void theLimitOfTheQuotaIsShownWithTheRest() {
        RequestObserver told = started(registry);
        assertThat(quotaLimit()).isNaN();

        told.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ZERO);
        told.ended("get", 502, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(quotaLimit()).isEqualTo(100);
        camel.stop();
        assertThat(registry.find("cognipeer.contacts.quota.limit").gauges()).isEmpty();
    }

    @Test
    void whatIsLeftIsToldRightAfterEachStartAndByOneGauge() throws Exception {
        RequestObserver told = started(registry);
        told.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ofMillis(1));
        for (int context = 0; context < 3; context++) {
            camel.stop();
            assertThat(registry.find("cognipeer.contacts.quota.left").gauges()).isEmpty();

            try (DefaultCamelContext next = new DefaultCamelContext()) {
                next.getCamelContextExtension().setName(camel.getName());
                next.getRegistry().bind("meters", registry);
                next.start();
                RequestObserver ofNext = (RequestObserver)
                        next.getEndpoint("cognipeer-contacts:get?email=a@example.com", CognipeerContactsEndpoint.class)
                                .requestFigures();
                ofNext.ended("get", 200, new RateLimit(100L, 40L + context, null), Duration.ofMillis(1));

                assertThat(registry.find("cognipeer.contacts.quota.left").gauges())
                        .hasSize(1);
                assertThat(quotaLeft()).isEqualTo(40.0 + context);
            }
        }
    }

    @Test
    void theSameContextStartedAgainTellsItsNewFigure() {
        RequestObserver told = started(registry);
        told.ended("get", 200, new RateLimit(100L, 7L, null), Duration.ofMillis(1));
        CognipeerContactsComponent component =
                camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
        component.stop();
        assertThat(registry.find("cognipeer.contacts.quota.left").gauges()).isEmpty();
        component.start();
        told.ended("get", 200, new RateLimit(100L, 3L, null), Duration.ofMillis(1));

        assertThat(quotaLeft()).isEqualTo(3.0);
    }

    private RequestObserver started(MeterRegistry bound) {
        camel.getRegistry().bind("meters", bound);
        return startedWithWhatIsBound();
    }

    /** What an endpoint tells its requests, which goes to the meters by way of the component. */
    private RequestObserver startedWithWhatIsBound() {
        camel.start();
        return (RequestObserver) camel.getEndpoint(
                        "cognipeer-contacts:get?email=someone.private@example.com", CognipeerContactsEndpoint.class)
                .requestFigures();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double quotaLimit() {
        return registry.get("cognipeer.contacts.quota.limit").gauge().value();
    }

    private double quotaLeft() {
        return registry.get("cognipeer.contacts.quota.left").gauge().value();
    }
}

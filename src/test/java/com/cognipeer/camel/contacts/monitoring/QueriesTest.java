package com.cognipeer.camel.contacts.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.monitoring.PromQl.Selector;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/**
 * Each query of the dashboard and of the alerts selects a series that Prometheus gets from the component. The registry is the
 * one for Prometheus, so the names, the units and the labels are its own.
 */
class QueriesTest extends PolledRouteTest {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void eachSelectorSelectsASeriesOfTheComponent() throws Exception {
        List<Series> served = served();

        for (NamedQuery query : queries()) {
            assertThat(PromQl.of(query.query()).selectors())
                    .as(query.toString())
                    .isNotEmpty()
                    .allSatisfy(selector -> assertThat(selectedBy(selector, served))
                            .as(selector.toString())
                            .isNotEmpty());
        }
    }

    @Test
    void eachLabelOfAQueryIsOneOfItsSeries() throws Exception {
        List<Series> served = served();

        for (NamedQuery query : queries()) {
            PromQl read = PromQl.of(query.query());
            for (Selector selector : read.selectors()) {
                Series series = selectedBy(selector, served).findFirst().orElseThrow();
                assertThat(Stream.concat(read.labels().stream(), query.labels().stream()))
                        .as(query.toString())
                        .allMatch(series::has);
            }
        }
    }

    @Test
    void eachSeriesOfTheComponentIsOnTheDashboard() throws Exception {
        List<Selector> selectors = new Dashboard()
                .queries().stream()
                        .flatMap(query -> PromQl.of(query.query()).selectors().stream())
                        .toList();

        assertThat(served())
                .filteredOn(series -> series.name().startsWith("cognipeer_contacts_"))
                .extracting(Series::name)
                .filteredOn(name -> !name.equals("cognipeer_contacts_waits_seconds_max"))
                .allSatisfy(
                        name -> assertThat(selectors).extracting(Selector::name).contains(name));
    }

    @Test
    void noTrafficBringsACounterThatTheStartHasNotBegun() throws Exception {
        context.getComponent("cognipeer-contacts");
        List<Series> begun = ofCounters();
        traffic();

        assertThat(ofCounters())
                // Those of a consumer begin when it starts.
                .filteredOn(series -> !series.labels().containsKey("outcome")
                        && !series.labels().containsKey("routeId"))
                .containsExactlyInAnyOrderElementsOf(begun);
    }

    private List<Series> ofCounters() {
        return Series.of(meters.scrape()).stream()
                .filter(series -> series.name().endsWith("_total"))
                .toList();
    }

    private List<Series> served() throws Exception {
        traffic();
        Stream<Series> ofPrometheus = new Alerts()
                .all()
                .map(alert -> new Series(
                        "ALERTS",
                        // With the labels of the result of the alert's query.
                        Map.of(
                                "alertname",
                                alert.name(),
                                "alertstate",
                                "firing",
                                "routeId",
                                ROUTE,
                                "severity",
                                "warning")));
        return Stream.concat(Series.of(meters.scrape()).stream(), ofPrometheus).toList();
    }

    private static Stream<Series> selectedBy(Selector selector, List<Series> served) {
        return served.stream().filter(series -> series.isSelectedBy(selector));
    }

    private static List<NamedQuery> queries() throws IOException {
        return Stream.concat(new Dashboard().queries().stream(), new Alerts().queries().stream())
                .toList();
    }

    /** Requests that succeed, wait and fail; polls and contacts that succeed and fail; a sync. */
    private void traffic() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&detectDeletions=true");
        poll();
        insert("bob");
        clock.goOnBy(TEN_SECONDS);
        work = exchange -> {
            throw new IllegalStateException("not now");
        };
        poll();
        sandbox.faults().next(Fault.status(503));
        send("cognipeer-contacts:upsert?maxRetries=1&retryDelay=1&maxRetryDelay=1", Map.of("email", "a@example.com"));
        for (int status : new int[] {400, 401, 403, 404, 418, 429, 500}) {
            sandbox.faults().next(Fault.status(status));
            send("cognipeer-contacts:get?email=a@example.com", null);
        }
        sandbox.faults().next(Fault.loseAnswer());
        send("cognipeer-contacts:create", Map.of("name", "Bob"));
        send("cognipeer-contacts:sync", List.of(Map.of("email", "b@example.com")));
    }
}

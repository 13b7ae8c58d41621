package com.cognipeer.camel.contacts.watch;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.docs.Pages;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.console.DevConsole;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JMX, the console, the health check and the meters each list the figures of a consumer. This test has one list of all figures.
 * It fails when a place shows a figure that is not on the list, or lacks one that the list says it has.
 */
class FiguresOfAConsumerTest extends PolledRouteTest {

    private static final String PAGE = "operations.adoc";
    private static final String SECTION = "[#seeing-a-consumer]";
    private static final String PREFIX = "contacts.";

    /** The entries of the console that say which consumer it is, and are no figures. */
    private static final Set<String> IDENTITY = Set.of("routeId", "endpoint");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** A figure by its name in JMX, and the names under which the health check and the meters show it. */
    private enum Figure {
        Mode(Why.OPTION, Why.TEXT),
        StateKey(Why.OPTION, Why.TEXT),
        Walk(Why.PROGRESS, Why.TEXT),
        SweepUnderWay(Why.PROGRESS, Why.OF_ONE_SWEEP),
        SweepContacts(Why.PROGRESS, Why.OF_ONE_SWEEP),
        SweepTotal(Why.PROGRESS, Why.OF_ONE_SWEEP),
        SweepPages(Why.PROGRESS, Why.OF_ONE_SWEEP),
        SweepRequests(Why.PROGRESS, Why.OF_ONE_SWEEP),
        SweepsCompleted(Why.PROGRESS, Why.SHOWN_BY_THE_LAG),
        ContactsRouted(Why.SINCE_THE_START, "cognipeer.contacts.consumed"),
        ContactsSkipped(Why.SINCE_THE_START, "cognipeer.contacts.consumed"),
        ContactsFailed(Why.SINCE_THE_START, "cognipeer.contacts.consumed"),
        OwnWritesSkipped(Why.SINCE_THE_START, "cognipeer.contacts.own.writes"),
        PollsSucceeded(Why.SINCE_THE_START, "cognipeer.contacts.polls"),
        PollsFailed(Why.SINCE_THE_START, "cognipeer.contacts.polls"),
        Watermark("contacts.watermark", Why.SHOWN_BY_THE_LAG),
        LagMillis("contacts.lag.ms", "cognipeer.contacts.lag"),
        Withheld("contacts.withheld", "cognipeer.contacts.withheld"),
        ContactsDeleted("contacts.gone.deleted", "cognipeer.contacts.gone"),
        ContactsUnmatched("contacts.gone.unmatched", "cognipeer.contacts.gone"),
        LastReconciliation("contacts.reconciled.at", Why.REFUSALS_ARE_SHOWN),
        LastReconciliationRequests("contacts.reconciled.requests", Why.REQUESTS_ARE_COUNTED),
        LastReconciliationResult("contacts.reconciled.result", Why.TEXT),
        ReconciliationRefusal("contacts.reconciliation.refusal", "cognipeer.contacts.reconciliation.refused"),
        LastSuccess("contacts.last.success", Why.SHOWN_BY_THE_LAG),
        LastFailure("contacts.last.failure", Why.FAILURES_ARE_COUNTED),
        LastFailureMessage("contacts.last.failure.message", Why.TEXT),
        /** The health check shows only a time that the quota sets, as no poll succeeds before it. */
        NextPoll("contacts.quiet.until", Why.TEXT);

        private final Object health;
        private final Object meter;

        /** @param health,meter the name there, or the reason why it is not there */
        Figure(Object health, Object meter) {
            this.health = health;
            this.meter = meter;
        }
    }

    /** Why a place does not show a figure. */
    private enum Why {
        /** It follows from the options of the endpoint, and says nothing of the state. */
        OPTION,
        /** It says how far a sweep is, and no value of it is unhealthy. */
        PROGRESS,
        /** A count since the start shows no state of the present. */
        SINCE_THE_START,
        /** A meter is a number. */
        TEXT,
        /** It begins anew with each sweep. Other meters count all contacts and all requests. */
        OF_ONE_SWEEP,
        /** The lag is the time since the watermark: it falls when a sweep ends, and grows while no poll succeeds. */
        SHOWN_BY_THE_LAG,
        /** Another meter is 1 while reconciliations are refused. */
        REFUSALS_ARE_SHOWN,
        /** Other meters count all requests. */
        REQUESTS_ARE_COUNTED,
        /** The meters of polls and of contacts count each failure. */
        FAILURES_ARE_COUNTED
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void jmxShowsEach() {
        assertThat(Stream.of(WatchedConsumer.class, CognipeerContactsConsumer.class)
                        .flatMap(FiguresOfAConsumerTest::attributes))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Figure.values()).map(Enum::name).toList());
    }

    @Test
    void theConsoleShowsEach() throws Exception {
        consumeWithEveryFigure();

        assertThat(shownOnTheConsole())
                .containsAll(IDENTITY)
                .filteredOn(name -> !IDENTITY.contains(name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Figure.values())
                        .map(figure -> Introspector.decapitalize(figure.name()))
                        .toList());
    }

    @Test
    void theHealthCheckShowsThoseOfHealth() throws Exception {
        consumeWithEveryFigure();

        assertThat(polled().getHealthCheck().call(Map.of()).getDetails().keySet())
                .filteredOn(name -> name.startsWith(PREFIX))
                .containsExactlyInAnyOrderElementsOf(detailsOfHealth());
    }

    @Test
    void theMetersShowThoseThatAreNumbersOfTheirOwn() throws Exception {
        consumeWithEveryFigure();

        assertThat(meters.getMeters().stream()
                        .map(Meter::getId)
                        .filter(id -> ROUTE.equals(id.getTag("routeId")))
                        .map(Meter.Id::getName))
                .containsExactlyInAnyOrderElementsOf(namesOfMeters());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {RequestFigures.class, SyncFigures.class, WatchedConsumer.class, CognipeerContactsConsumer.class})
    void thePageNamesEachAttribute(Class<?> type) throws IOException {
        assertThat(codeOf(Pages.text(PAGE))).containsAll(attributes(type).toList());
    }

    @Test
    void thePageNamesEachInTheSectionOfTheConsumer() throws IOException {
        String section = section();

        assertThat(codeOf(section))
                .containsAll(Arrays.stream(Figure.values()).map(Enum::name).toList())
                .containsAll(detailsOfHealth());
    }

    @Test
    void thePageNamesEachMeter() throws IOException {
        assertThat(codeOf(Pages.text(PAGE))).containsAll(namesOfMeters());
    }

    /** Succeeds once, refuses to report all contacts, withholds a contact, then fails as the quota is used up. */
    private void consumeWithEveryFigure() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&stateKey=mine&maxRetries=0&detectDeletions=true&reconcileInterval=1&lookback=0");
        poll();
        sandbox.delete(idOf("ada"));
        clock.goOnBy(TEN_SECONDS);
        Awaitility.await().until(() -> poll().failure() != null);
        insertAt(clock.instant().plus(Duration.ofHours(2)), "ahead");
        poll();
        sandbox.faults().next(Fault.status(429).header("Retry-After", "7200"));
        poll();
    }

    private Set<String> shownOnTheConsole() {
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(context);
        registry.start();
        Map<?, ?> shown = (Map<?, ?>) registry.resolveById("cognipeer-contacts").call(DevConsole.MediaType.JSON);
        List<?> consumers = (List<?>) shown.get("consumers");
        return ((Map<?, ?>) consumers.get(0))
                .keySet().stream().map(Object::toString).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> attributes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .map(Method::getName)
                .map(name -> name.replaceFirst("^(get|is)", ""));
    }

    private static List<String> detailsOfHealth() {
        return Arrays.stream(Figure.values())
                .map(figure -> figure.health)
                .flatMap(FiguresOfAConsumerTest::name)
                .toList();
    }

    private static List<String> namesOfMeters() {
        return Arrays.stream(Figure.values())
                .map(figure -> figure.meter)
                .flatMap(FiguresOfAConsumerTest::name)
                .toList();
    }

    private static Stream<String> name(Object nameOrReason) {
        return nameOrReason instanceof String name ? Stream.of(name) : Stream.empty();
    }

    private static String section() throws IOException {
        String page = Pages.text(PAGE);
        int start = page.indexOf(SECTION);
        assertThat(start).as(SECTION).isNotNegative();
        int end = page.indexOf("\n==", page.indexOf("\n\n", start));
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static Stream<String> codeOf(String text) {
        return Pattern.compile("`([^`\n]+)`").matcher(text).results().map((MatchResult code) -> code.group(1));
    }
}

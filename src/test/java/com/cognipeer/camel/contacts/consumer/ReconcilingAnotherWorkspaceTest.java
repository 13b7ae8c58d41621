package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** A workspace that is not what it was is no reason to report its contacts as gone, all at once. */
class ReconcilingAnotherWorkspaceTest extends ReconcilingRouteTest {

    private static final int CONTACTS = 30;
    private static final String ONLY_ACTIVE = "&filter={\"status\":\"active\"}";

    @Test
    void aTokenOfAnotherWorkspaceIsRefused() throws Exception {
        routeAll("");
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        try (ContactsSandbox another =
                ContactsSandbox.builder().clock(clock).seed(sandbox.seed() + 1).start()) {
            another.seedContacts(3);
            consume(RECONCILING + "&baseUrl=" + another.baseUrl() + "&token=" + another.token());

            assertThat(pollOn()).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                    .hasMessageContaining("workspace"));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void anEmptiedWorkspaceIsRefused() throws Exception {
        routeAll("");
        ids().forEach(sandbox::delete);

        assertThat(pollOn()).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(TooManyDeletionsException.class)
                .hasMessageContaining(CONTACTS + " contacts"));
        startAgainAfterThePause();
        assertThat(pollOn()).hasSize(1);

        assertThat(told).isEmpty();
    }

    @Test
    void anEmptiedWorkspaceIsReportedOnceToOneWhoAllowsIt() throws Exception {
        routeAll("&maxDeletions=100%25");
        List<String> gone = ids();
        gone.forEach(sandbox::delete);

        pollUntilReported(CONTACTS);

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        gone.stream().map(id -> id + " deleted").toList());
    }

    /** The page on deletions says so: Camel keeps an endpoint, and what a placeholder was at its start. */
    @Test
    void aLargerMaxDeletionsCountsAfterAStartOfTheRouteOnlyIfTheEndpointHasIt() throws Exception {
        Properties values = new Properties();
        values.setProperty("most", "11");
        context.getPropertiesComponent().setOverrideProperties(values);
        routeAll("&maxDeletions={{most}}");
        ids().subList(0, 20).forEach(sandbox::delete);
        assertThat(pollOn()).singleElement().isInstanceOf(TooManyDeletionsException.class);

        values.setProperty("most", "20");
        startRouteAgain();
        assertThat(pollOn()).singleElement().isInstanceOf(TooManyDeletionsException.class);

        ((CognipeerContactsEndpoint) context.getRoute(ROUTE).getEndpoint()).setMaxDeletions("20");
        startRouteAgain();
        pollUntilReported(20);
        assertThat(told).hasSize(20).allMatch(line -> line.endsWith(" deleted"));
    }

    private void startRouteAgain() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
    }

    @Test
    void aFilterThatMatchesFewerContactsThanBeforeIsRefusedUnderOneStateKey() throws Exception {
        routeAll("");
        restartWith(RECONCILING + ONLY_ACTIVE);

        assertThat(pollOn()).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(TooManyDeletionsException.class)
                .hasMessageContaining("15 or more of the " + CONTACTS));
        assertThat(told).isEmpty();
    }

    @Test
    void aFilterThatChangedStartsAnewWithoutAStateKey() throws Exception {
        String unnamed = RECONCILING.replace("&stateKey=mine", "");
        routeAll(unnamed, "");
        restartWith(unnamed + ONLY_ACTIVE);

        assertThat(pollOn()).isEmpty();
        assertThat(told).hasSize(CONTACTS / 2).allMatch(line -> line.endsWith(" created"));
    }

    @Test
    void aRepositoryThatKeepsOnlyThePositionBringsNoContactAgainAfterARestart() throws Exception {
        routeAll("");
        context.stop();
        try (CamelContext restarted = anotherContext()) {
            restarted.addRoutes(polled(ROUTE, RECONCILING + "&stateRepository=#positions&startScheduler=false"));
            restarted.start();
            pollTwice(restarted);
            assertThat(told).isEmpty();

            String gone = ids().get(7);
            sandbox.delete(gone);
            for (int i = 0; i < 3; i++) {
                pollTwice(restarted);
            }
            assertThat(told).containsExactly(gone + " deleted");
        }
    }

    private void pollTwice(CamelContext restarted) {
        for (int i = 0; i < 2; i++) {
            assertThat(poll(restarted, ROUTE).failure()).isNull();
        }
    }

    private void routeAll(String options) throws Exception {
        routeAll(RECONCILING, options);
    }

    private void routeAll(String reconciling, String options) throws Exception {
        IntStream.range(0, CONTACTS)
                .forEach(i ->
                        sandbox.insert(Map.of("name", "contact " + i, "status", i % 2 == 0 ? "active" : "inactive")));
        clock.goOnBy(TEN_SECONDS);
        consume(reconciling + options);
        assertThat(pollOn()).isEmpty();
        assertThat(told).hasSize(CONTACTS);
        told.clear();
    }

    private void restartWith(String options) throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        consume(options);
    }

    private List<String> ids() {
        return sandbox.contacts().stream()
                .map(contact -> contact.get("_id").toString())
                .toList();
    }
}

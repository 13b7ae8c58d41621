package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.apache.logging.log4j.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a consumer finds gone, and what that costs, in the log, JMX, the meters, the health check and the console. */
class WatchingReconciliationsTest extends PolledRouteTest {

    private static final int CONTACTS = 30;
    private static final String CHANGES =
            "mode=changes&detectDeletions=true&reconcileInterval=1&lookback=0&stateKey=mine";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void whatIsGoneIsCounted() throws Exception {
        insertContacts();
        consume(CHANGES + "&filter={\"status\":\"active\"}");
        poll();
        assertThat(meters.get("cognipeer.contacts.gone")
                        .tag("outcome", "deleted")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(polled().getContactsDeleted()).isZero();

        sandbox.delete(idOf("contact 7"));
        sandbox.delete(idOf("contact 8"));
        sandbox.update(idOf("contact 9"), Map.of("status", "inactive"));
        pollUntil(() -> polled().getContactsDeleted() == 2 && polled().getContactsUnmatched() == 1);
        poll();

        assertThat(meters.get("cognipeer.contacts.gone")
                        .tag("outcome", "deleted")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("cognipeer.contacts.gone")
                        .tag("outcome", "unmatched")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("cognipeer.contacts.reconciliation.refused")
                        .gauge()
                        .value())
                .isZero();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails())
                .containsEntry("contacts.gone.deleted", "2")
                .containsEntry("contacts.gone.unmatched", "1")
                .containsEntry("contacts.reconciled.result", "done")
                .containsKeys("contacts.reconciled.at", "contacts.reconciled.requests")
                .doesNotContainKey("contacts.reconciliation.refusal");
        assertThat(console()).contains("contactsDeleted=2", "contactsUnmatched=1", "lastReconciliationResult=done");
    }

    @Test
    void aReconciliationIsOneLineWithTheRequestsOfAllItsPolls() throws Exception {
        insertContacts();
        consume(CHANGES + "&limit=20");
        poll();
        sandbox.delete(idOf("contact 7"));
        try (LogLines log = new LogLines()) {
            // The sweep over changes costs one request in each poll. The rest is the reconciliation.
            long requests = 0;
            int polls = 0;
            while (reconciliations(log).isEmpty() && polls < 10) {
                requests += poll().requestCount() - 1;
                polls++;
                assertThat(polled().getSweepRequests()).isOne();
            }

            assertThat(reconciliations(log)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("Consumer of route polled (mode=changes): reconciliation done, 29 contacts walked, ")
                    .contains(" 1 deleted, 0 unmatched, 0 healed, ")
                    .contains(", next one at "));
            assertThat(reconciliations(log).get(0)).contains(" walked, " + requests + " requests, ");
            assertThat(polled().getLastReconciliationRequests()).isEqualTo(requests);
            assertThat(polled().isSweepUnderWay()).isFalse();
        }
    }

    @Test
    void theWalkOfASnapshotIsAPartOfItsReconciliation() throws Exception {
        insertContacts();
        consume("mode=snapshot&detectDeletions=true&lookback=0&delay=1");
        try (LogLines log = new LogLines()) {
            long requests = poll().requestCount();

            assertThat(reconciliations(log)).singleElement().satisfies(line -> assertThat(line)
                    .contains("30 contacts walked, " + requests + " requests, 0 deleted, 0 unmatched, 0 healed")
                    .endsWith("next one with the next sweep"));
        }
    }

    @Test
    void aSnapshotIsOverAlsoWhenItsReconciliationIsRefused() throws Exception {
        insertContacts();
        consume("mode=snapshot&detectDeletions=true&lookback=0&delay=1");
        poll();
        contactIds().forEach(sandbox::delete);

        assertThat(poll().failure()).isInstanceOf(TooManyDeletionsException.class);

        assertThat(polled().isSweepUnderWay()).isFalse();
        assertThat(polled().getSweepsCompleted()).isEqualTo(2);
        assertThat(polled().getLastReconciliationResult()).startsWith("refused: ");
    }

    @Test
    void aServerThatIsNotBelievedIsWarnedOf() throws Exception {
        insertContacts();
        consume(CHANGES);
        poll();
        sandbox.delete(idOf("contact 7"));
        poll();
        try (LogLines log = new LogLines()) {
            contactIds().forEach(sandbox::delete);
            poll();

            assertThat(log.at(Level.WARN))
                    .filteredOn(line -> line.contains("confirmation"))
                    .singleElement()
                    .asString()
                    .contains("the server did not find contacts that it listed before");
        }
    }

    @Test
    void aRefusalIsDownUntilAReconciliationIsNotRefused() throws Exception {
        insertContacts();
        consume(CHANGES);
        poll();
        contactIds().forEach(sandbox::delete);

        pollUntil(() -> !failures.ofPolls.isEmpty());
        String refusal = failures.ofPolls.get(0).getMessage();
        assertDown(refusal);
        assertThat(refusal).contains(CONTACTS + " contacts", "maxDeletions=100%");
        assertThat(polled().getLastFailureMessage()).isEqualTo("TooManyDeletionsException: " + refusal);
        assertThat(polled().getLastReconciliationResult()).isEqualTo("refused: " + refusal);

        // This poll asks only for changes.
        assertThat(poll().failure()).isNull();
        assertDown(refusal);

        restart(CHANGES);
        assertThat(poll().failure()).isNull();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage()).hasValueSatisfying(message -> assertThat(message)
                .contains("no contact matches any more", "maxDeletions"));

        afterThePause(CHANGES + "&maxDeletions=100%25");
        pollUntil(() -> polled().getContactsDeleted() == CONTACTS);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(polled().getReconciliationRefusal()).isNull();
        assertThat(meters.get("cognipeer.contacts.reconciliation.refused")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void aRefusedShareIsDownWithItsNumbers() throws Exception {
        insertContacts();
        consume(CHANGES);
        poll();
        contactIds().stream().limit(15).forEach(sandbox::delete);

        pollUntil(() -> !failures.ofPolls.isEmpty());
        assertDown(failures.ofPolls.get(0).getMessage());
        assertThat(health().getMessage()).hasValueSatisfying(message -> assertThat(message)
                .contains("15 or more of the 30 contacts", "maxDeletions=10% allows 10"));
        assertThat(poll().failure()).isNull();
        assertDown(failures.ofPolls.get(0).getMessage());
    }

    @Test
    void anotherFailureIsNotHiddenByARefusal() throws Exception {
        insertContacts();
        consume(CHANGES);
        poll();
        contactIds().forEach(sandbox::delete);
        pollUntil(() -> !failures.ofPolls.isEmpty());
        sandbox.faults().next(Fault.status(401));
        poll();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage())
                .hasValueSatisfying(message -> assertThat(message).doesNotContain("reconciliation"));
        assertThat(health().getDetails()).containsKey("contacts.reconciliation.refusal");
    }

    @Test
    void aConsumerThatDetectsNothingShowsNothing() throws Exception {
        insertContacts();
        consume("mode=changes");
        poll();

        assertThat(meters.find("cognipeer.contacts.gone").meter()).isNull();
        assertThat(meters.find("cognipeer.contacts.reconciliation.refused").meter())
                .isNull();
        assertThat(polled().getContactsDeleted()).isNull();
        assertThat(polled().getLastReconciliation()).isNull();
        assertThat(health().getDetails().keySet())
                .noneMatch(name -> name.contains("reconcil") || name.contains("gone"));
        assertThat(console()).doesNotContain("contactsDeleted", "econciliation");
    }

    private void assertDown(String message) {
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage()).hasValue(message);
        assertThat(health().getDetails()).containsEntry("contacts.reconciliation.refusal", message);
        assertThat(polled().getReconciliationRefusal()).isEqualTo(message);
        assertThat(meters.get("cognipeer.contacts.reconciliation.refused")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(console()).contains("reconciliationRefusal=" + message);
    }

    private void insertContacts() {
        IntStream.range(0, CONTACTS).forEach(i -> sandbox.insert(Map.of("name", "contact " + i, "status", "active")));
        clock.goOnBy(TEN_SECONDS);
    }

    private List<String> contactIds() {
        return sandbox.contacts().stream()
                .map(contact -> contact.get("_id").toString())
                .toList();
    }

    private void pollUntil(BooleanSupplier condition) {
        Awaitility.await().until(() -> {
            clock.goOnBy(TEN_SECONDS);
            poll();
            return condition.getAsBoolean();
        });
    }

    private void restart(String options) throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        consume(options);
    }

    /** As if the time had passed that a refused reconciliation waits. */
    private void afterThePause(String options) throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        positions.states.replaceAll((key, text) -> text.replaceAll("\"notBefore\":\"[^\"]*\"", "\"notBefore\":null"));
        context.removeRoute(ROUTE);
        consume(options);
    }

    private static List<String> reconciliations(LogLines log) {
        return log.at(Level.INFO).stream()
                .filter(line -> line.contains("reconciliation done"))
                .toList();
    }

    private HealthCheck.Result health() {
        return polled().getHealthCheck().call(Map.of());
    }

    private String console() {
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(context);
        registry.start();
        return (String) registry.resolveById("cognipeer-contacts").call(DevConsole.MediaType.TEXT);
    }
}

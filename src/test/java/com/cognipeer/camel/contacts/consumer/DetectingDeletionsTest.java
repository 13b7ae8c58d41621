package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectingDeletionsTest extends PolledRouteTest {

    private static final String CHANGES = "mode=changes&detectDeletions=true&reconcileInterval=1&lookback=0";

    private final List<String> changes = new ArrayList<>();
    private Message last;

    @BeforeEach
    void noteChanges() {
        work = exchange -> {
            last = exchange.getMessage();
            Contact contact = last.getBody(Contact.class);
            String change = last.getHeader(CognipeerContactsConstants.CHANGE, String.class);
            changes.add(change + " " + (contact.getIntegrationId() == null ? "-" : contact.getIntegrationId()));
        };
    }

    private void insertWithIntegrationIds(String... ids) {
        for (String id : ids) {
            sandbox.insert(Map.of("name", id, "integrationId", id, "status", "active"));
            clock.goOnBy(TEN_SECONDS);
        }
    }

    private void polls(int times) {
        for (int poll = 0; poll < times; poll++) {
            clock.goOnBy(TEN_SECONDS);
            poll();
        }
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void aContactThatIsRemovedIsReportedOnce() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(2);
        assertThat(changes).containsExactly("created a", "created b", "created c");

        String id = idOf("b");
        sandbox.delete(id);
        polls(10);

        assertThat(changes.subList(3, changes.size())).containsExactly("deleted b");
        assertThat(last.getBody(Contact.class)).isEqualTo(Map.of("_id", id, "integrationId", "b", "deleted", true));
        assertThat(last.getHeader(CognipeerContactsConstants.ID)).isEqualTo(id);
        assertThat(last.getHeader(CognipeerContactsConstants.VERSION)).isEqualTo(id + ":deleted");
        assertThat(last.getHeader(CognipeerContactsConstants.LAST)).isEqualTo(true);
        assertThat(last.getHeader(CognipeerContactsConstants.TOTAL)).isNull();
    }

    @Test
    void aContactThatDoesNotMatchAnyMoreIsReportedAsThat() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES + "&filter={\"status\":\"active\"}");
        polls(2);

        sandbox.update(idOf("b"), Map.of("status", "gone"));
        polls(10);

        assertThat(changes.subList(3, changes.size())).containsExactly("unmatched b");
        assertThat(last.getBody(Contact.class)).containsOnlyKeys("_id", "integrationId");
    }

    @Test
    void aContactThatIsMadeAgainIsCreatedAndItsReportNamesNoIntegrationId() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(2);

        sandbox.delete(idOf("b"));
        insertWithIntegrationIds("b");
        polls(10);

        assertThat(changes.subList(3, changes.size())).containsExactly("created b", "deleted -");
    }

    @Test
    void aSnapshotTellsWhatIsNewChangedTheSameAndGone() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume("mode=snapshot&detectDeletions=true&lookback=0&delay=1");
        polls(1);
        sandbox.update(idOf("a"), Map.of("name", "another"));
        polls(1);
        assertThat(changes)
                .containsExactly("created a", "created b", "created c", "updated a", "unchanged b", "unchanged c");

        sandbox.delete(idOf("c"));
        polls(6);

        assertThat(changes).filteredOn(change -> change.endsWith("c")).last().isEqualTo("deleted c");
        assertThat(changes).filteredOn("deleted c"::equals).hasSize(1);
    }

    @Test
    void aPollOfOneMessageStillReconcilesASnapshot() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume("mode=snapshot&detectDeletions=true&lookback=0&delay=1&maxMessagesPerPoll=1");
        polls(3);

        sandbox.delete(idOf("c"));
        polls(12);

        assertThat(changes).filteredOn("deleted c"::equals).hasSize(1);
    }

    @Test
    void aContactThatWasNeverRoutedIsNotReported() throws Exception {
        insertWithIntegrationIds("a", "b", "c", "d");
        consume(CHANGES + "&maxMessagesPerPoll=1");
        polls(1);
        assertThat(changes).containsExactly("created a");

        sandbox.delete(idOf("b"));
        polls(12);

        assertThat(changes).containsExactly("created a", "created c", "created d");
    }

    @Test
    void aContactThatWaitedForALaterPollIsCreatedThen() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume("mode=snapshot&detectDeletions=true&lookback=0&delay=1&maxMessagesPerPoll=1");
        polls(3);

        assertThat(changes).containsExactly("created a", "created b", "created c");
    }

    @Test
    void anEmptiedWorkspaceIsRefused() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(2);

        List.of("a", "b", "c").forEach(name -> sandbox.delete(idOf(name)));
        Throwable refusal = null;
        for (int poll = 0; poll < 5 && refusal == null; poll++) {
            clock.goOnBy(TEN_SECONDS);
            refusal = poll().failure();
        }

        assertThat(refusal).hasMessageContaining("3 contacts").hasMessageContaining("maxDeletions=100%");
        assertThat(changes).hasSize(3);
    }

    @Test
    void anInventoryThatIsLostIsFilledAnewWithoutAFlood() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(3);
        assertThat(changes).hasSize(3);

        CamelContext again = anotherContext();
        again.addRoutes(polled("again", CHANGES + "&stateRepository=#positions&startScheduler=false"));
        again.start();
        pollsOf(again, 6);
        assertThat(changes).hasSize(3);

        sandbox.delete(idOf("b"));
        pollsOf(again, 8);
        again.stop();
        assertThat(changes.subList(3, changes.size())).containsExactly("deleted b");
    }

    @Test
    void theStoredPositionTellsThatTheInventoryWasLostBeforeTheFirstExchange() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(3);
        assertThat(positions.states.values()).singleElement().asString().contains("\"adopted\":true");

        CamelContext again = anotherContext();
        again.addRoutes(polled("again", CHANGES + "&stateRepository=#positions&startScheduler=false"));
        again.start();
        insertWithIntegrationIds("d");
        List<String> atTheExchange = new ArrayList<>();
        work = exchange -> atTheExchange.addAll(positions.states.values());
        pollsOf(again, 1);
        again.stop();

        assertThat(atTheExchange).singleElement().asString().contains("\"adopted\":false");
    }

    @Test
    void aLeaderThatComesBackDoesNotTrustTheInventoryInItsMemory() throws Exception {
        insertWithIntegrationIds("a", "b", "c");
        consume(CHANGES);
        polls(3);
        context.getRouteController().stopRoute(ROUTE);
        CamelContext other = anotherContext();
        other.addRoutes(polled("again", CHANGES + "&stateRepository=#positions&startScheduler=false"));
        other.start();
        pollsOf(other, 3);
        insertWithIntegrationIds("d", "e");
        sandbox.delete(idOf("b"));
        pollsOf(other, 8);
        other.stop();
        assertThat(changes.subList(3, changes.size())).containsExactly("created d", "created e", "deleted b");

        context.getRouteController().startRoute(ROUTE);
        polls(8);

        assertThat(changes).hasSize(6);
    }

    private void pollsOf(CamelContext camel, int times) {
        for (int poll = 0; poll < times; poll++) {
            clock.goOnBy(TEN_SECONDS);
            poll(camel, "again");
        }
        assertThat(failures.ofPolls).isEmpty();
    }
}

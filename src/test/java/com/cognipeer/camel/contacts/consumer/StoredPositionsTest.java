package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.regex.Pattern;
import org.apache.camel.ServiceStatus;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPositionsTest extends PolledRouteTest {

    private static final String KEYED = "mode=changes&stateKey=mine";
    private static final Pattern WORKSPACE = Pattern.compile("(\"workspaceId\":\")[^\"]+");

    @BeforeEach
    void storeContacts() {
        insert("1", "2", "3", "4", "5");
        clock.goOnBy(TEN_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[]",
                "{\"revision\":1,\"format\":2}",
                "{\"revision\":1,\"format\":1,\"window\":[]",
                "{\"revision\":-1,\"format\":1,\"window\":[],\"forgotten\":0}"
            })
    void aValueThatCannotBeReadFailsTheStartAndNamesTheKey(String value) {
        positions.states.put("mine", value);

        assertThatThrownBy(() -> consume(KEYED))
                .hasStackTraceContaining("The position under the stateKey 'mine'")
                .hasStackTraceContaining("cannot be read")
                .hasStackTraceContaining("Remove the key from the stateRepository to start over by startFrom");
        assertThat(sandbox.requestCount()).isZero();
        assertThat(positions.value()).isEqualTo(value);
    }

    @Test
    void aTornValueStillTellsItsAge() throws Exception {
        consume(KEYED);
        poll();
        context.getRouteController().stopRoute(ROUTE);
        positions.states.compute("mine", (key, value) -> value.substring(0, value.length() - 5));

        assertThatThrownBy(() -> context.getRouteController().startRoute(ROUTE))
                .hasStackTraceContaining("'mine', saved")
                .hasStackTraceContaining(" ago, cannot be read");
    }

    @Test
    void afterARefusedStartTheKeyIsFreeAgain() throws Exception {
        positions.states.put("mine", "nonsense");
        assertThatThrownBy(() -> consume(KEYED)).isNotNull();
        positions.states.remove("mine");

        context.getRouteController().startRoute(ROUTE);

        assertThat(context.getRouteController().getRouteStatus(ROUTE)).isEqualTo(ServiceStatus.Started);
        assertThat(poll().routed()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "snapshot"})
    void thePositionOfAnotherWorkspaceFailsThePollAndStaysAsItIs(String mode) throws Exception {
        consume("mode=" + mode + "&stateKey=mine&maxMessagesPerPoll=2");
        poll();
        String other = WORKSPACE.matcher(positions.value()).replaceAll("$1anotherworkspace");
        context.getRouteController().stopRoute(ROUTE);
        positions.states.put("mine", other);
        context.getRouteController().startRoute(ROUTE);

        Poll refused = poll();

        assertThat(refused.routed()).isEmpty();
        assertThat(refused.failure())
                .hasMessageContaining("The position under the stateKey 'mine', saved ")
                .hasMessageContaining(" ago, belongs to the workspace anotherworkspace")
                .hasMessageContaining("Nothing was routed")
                .hasMessageContaining("set another stateKey");
        assertThat(positions.value()).isEqualTo(other);
    }

    @Test
    void aPositionInTheFutureFailsThePollAndStaysAsItIs() throws Exception {
        consume(KEYED);
        poll();
        String before = positions.value();
        clock.set(MORNING.minus(Duration.ofDays(1)));

        Poll refused = poll();

        assertThat(refused.routed()).isEmpty();
        assertThat(refused.failure())
                .hasMessageContaining("The position under the stateKey 'mine', saved ")
                .hasMessageContaining("lies in the future: it is of 2026-03-02T08:00:14Z, and at the server it is"
                        + " 2026-03-01T08:00:00Z");
        assertThat(positions.value()).isEqualTo(before);
    }

    @Test
    void whenAnotherMovedThePositionNothingIsStoredAndTheNextPollGoesOnFromThere() throws Exception {
        consume(KEYED + "&maxMessagesPerPoll=1");
        poll();
        String afterOne = positions.value();
        poll();
        String afterTwo = positions.value();
        positions.states.put("mine", afterOne);
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        positions.failNextWith(new ConcurrentModificationException("moved by another"));
        positions.states.put("mine", afterOne);

        Poll lost = poll();
        assertThat(lost.names()).containsExactly("2");
        assertThat(lost.failure())
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessage("moved by another");
        assertThat(positions.value()).isEqualTo(afterOne);

        positions.states.put("mine", afterTwo);
        assertThat(poll().names()).containsExactly("3");
        assertThat(poll().names()).containsExactly("4");
    }

    @Test
    void aPositionThatCannotBeStoredEndsThePollAtItsPage() throws Exception {
        consume(KEYED + "&limit=2&prefetch=false");
        positions.failNextWith(new ConcurrentModificationException("moved by another"));

        Poll lost = poll();

        assertThat(lost.names()).containsExactly("1", "2");
        assertThat(lost.failure()).isInstanceOf(ConcurrentModificationException.class);
        assertThat(positions.states).isEmpty();
        assertThat(poll().names()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aPositionKeptInMemorySaysSoOnceAtStart() throws Exception {
        try (LogLines log = new LogLines()) {
            context.addRoutes(polled(ROUTE, KEYED + "&startScheduler=false"));

            assertThat(log.at(Level.INFO))
                    .singleElement()
                    .asString()
                    .contains("kept in memory", "set the option stateRepository", "stateKey mine");
            poll();
            poll();
            assertThat(log.at(Level.INFO))
                    .filteredOn(line -> line.contains("in memory"))
                    .hasSize(1);
            assertThat(log.at(Level.WARN)).isEmpty();
        }
    }

    /** By the name that the page gives, which users may have configured. */
    @ParameterizedTest
    @ValueSource(strings = {KEYED, "mode=snapshot&sort=name:1"})
    void whatTheStartSaysIsInTheLogOfTheConsumer(String options) throws Exception {
        try (LogLines all = new LogLines();
                LogLines ofTheConsumer = new LogLines("com.cognipeer.camel.contacts.CognipeerContactsConsumer")) {
            context.addRoutes(polled(ROUTE, options + "&startScheduler=false"));

            assertThat(ofTheConsumer.at(Level.INFO)).isEqualTo(all.at(Level.INFO));
            assertThat(ofTheConsumer.at(Level.WARN)).isEqualTo(all.at(Level.WARN));
            assertThat(all.at(Level.INFO).size() + all.at(Level.WARN).size()).isOne();
        }
    }

    @Test
    void aStoredPositionIsNoWordWorthAtStart() throws Exception {
        try (LogLines log = new LogLines()) {
            consume(KEYED);

            assertThat(log.at(Level.INFO)).isEmpty();
        }
    }

    @Test
    void aPositionKeptInMemoryOutlivesARestartOfTheRoute() throws Exception {
        context.addRoutes(polled(ROUTE, KEYED + "&startScheduler=false"));
        poll();
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);

        assertThat(poll().names()).isEmpty();
    }
}

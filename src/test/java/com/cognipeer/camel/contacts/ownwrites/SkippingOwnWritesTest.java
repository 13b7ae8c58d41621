package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that a producer of the same CamelContext writes, beside changes by others. */
class SkippingOwnWritesTest extends PolledRouteTest {

    private static final String CHANGES = "mode=changes&skipOwnWrites=true";

    /** Long enough for a contact to be older than the lookback of all sweeps that are remembered. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** @param operation may have options */
    private void write(String operation, Map<String, Object> body) {
        String uri = "cognipeer-contacts:" + operation + (operation.contains("?") ? "&" : "?") + "ownWrites=true";
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isNull();
    }

    private List<String> namesAfter(Duration time) {
        clock.goOnBy(time);
        List<String> names = poll().names();
        assertThat(failures.ofPolls).isEmpty();
        return names;
    }

    private void insertWithId(String id) {
        sandbox.insert(Map.of("integrationId", id, "name", id));
    }

    /** Changes a contact as somebody else does. */
    private void change(String integrationId, Map<String, ?> fields) {
        sandbox.contacts().stream()
                .filter(contact -> integrationId.equals(contact.get("integrationId")))
                .forEach(contact -> sandbox.update(contact.get("_id").toString(), fields));
    }

    private void onceBeforeTheAnswerTo(Predicate<RecordedRequest> request, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        sandbox.faults().beforeAnswer(asked -> {
            if (request.test(asked) && done.compareAndSet(false, true)) {
                action.run();
            }
        });
    }

    @Test
    void aContactThatIsCreatedDoesNotComeBack() throws Exception {
        consume(CHANGES);
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();

        write("create", Map.of("integrationId", "a", "name", "a"));

        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
        assertThat(polled().getOwnWritesSkipped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "sync"})
    void aChangeOfAContactThatWasRoutedLatelyDoesNotComeBack(String operation) throws Exception {
        insertWithId("a");
        consume(CHANGES);
        assertThat(namesAfter(TEN_SECONDS)).containsExactly("a");

        write(operation, Map.of("integrationId", "a", "name", "b"));

        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
        assertThat(namesAfter(LONG)).isEmpty();
        assertThat(polled().getOwnWritesSkipped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "sync"})
    void aChangeOfAContactThatWasRoutedLongAgoDoesNotComeBack(String operation) throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);
        assertThat(namesAfter(LONG)).isEmpty();
        assertThat(namesAfter(LONG)).isEmpty();
        clock.goOnBy(LONG);

        write(operation, Map.of("integrationId", "a", "name", "b"));

        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
        assertThat(polled().getOwnWritesSkipped()).isEqualTo(1);
    }

    @Test
    void severalOwnWritesOfOneContactDoNotComeBack() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(LONG);
        namesAfter(LONG);

        for (int write = 0; write < 5; write++) {
            clock.goOnBy(Duration.ofSeconds(90));
            write("update", Map.of("integrationId", "a", "name", "b" + write));
        }
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
        write("sync", Map.of("integrationId", "a", "name", "c"));
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
    }

    @Test
    void aChangeBySomebodyElseAfterAnOwnWriteIsRouted() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);

        write("update", Map.of("integrationId", "a", "name", "own"));
        change("a", Map.of("phone", "1"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own");
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
    }

    @Test
    void aChangeBySomebodyElseBeforeAnOwnWriteIsRouted() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);

        change("a", Map.of("phone", "1"));
        write("update", Map.of("integrationId", "a", "name", "own"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own");
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
    }

    @Test
    void aChangeBySomebodyElseBetweenTwoOwnWritesIsRouted() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);

        write("update", Map.of("integrationId", "a", "name", "own"));
        change("a", Map.of("phone", "1"));
        write("update", Map.of("integrationId", "a", "name", "own again"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "sync"})
    void aChangeBySomebodyElseBetweenTheLookUpAndTheWriteIsRouted(String operation) throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);

        onceBeforeTheAnswerTo(request -> request.method().equals("PATCH"), () -> change("a", Map.of("phone", "1")));
        write(operation, Map.of("integrationId", "a", "name", "own"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own");
    }

    @Test
    void anUpdateReadsFirst() {
        insertWithId("a");
        sandbox.clearRequests();

        Exchange exchange = send("cognipeer-contacts:update?ownWrites=true", Map.of("integrationId", "a", "name", "b"));

        assertThat(sandbox.requests()).extracting(RecordedRequest::method).containsExactly("GET", "PATCH");
        assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT))
                .isEqualTo(2);
    }

    @Test
    void anUpsertThatCreatesCostsTwoRequestsAsItDoesWithoutTheOption() {
        Exchange exchange = send("cognipeer-contacts:upsert?ownWrites=true", Map.of("integrationId", "a", "name", "b"));

        assertThat(sandbox.requests()).extracting(RecordedRequest::method).containsExactly("GET", "POST");
        assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.OUTCOME))
                .isEqualTo("created");
    }

    @Test
    void aWriteByAProducerWithoutTheOptionIsRouted() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);

        send("cognipeer-contacts:update", Map.of("integrationId", "a", "name", "b"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("b");
    }

    @Test
    void aConsumerWithoutTheOptionRoutesOwnWrites() throws Exception {
        insertWithId("a");
        consume("mode=changes");
        namesAfter(TEN_SECONDS);

        write("update", Map.of("integrationId", "a", "name", "b"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("b");
    }

    /** A foreign change while the contact does not match reaches nobody, until an own write makes the contact match again. */
    @Test
    void anOwnWriteOnAStateThatTheFilterHidIsRouted() throws Exception {
        sandbox.insert(Map.of("integrationId", "a", "name", "a", "status", "active"));
        consume(CHANGES + "&filter={\"status\":\"active\"}");
        namesAfter(TEN_SECONDS);
        namesAfter(LONG);
        change("a", Map.of("status", "away", "phone", "1"));
        namesAfter(LONG);
        namesAfter(LONG);

        write("update", Map.of("integrationId", "a", "status", "active"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("a");
    }

    @Test
    void theExchangeThatFailedBeforeAnOwnWriteIsRoutedAfterIt() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        work = exchange -> {
            throw new IllegalStateException("the receiver is away");
        };
        clock.goOnBy(TEN_SECONDS);
        poll();
        work = exchange -> {};

        write("update", Map.of("integrationId", "a", "name", "own"));

        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).containsExactly("own");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theLastContactKnowsItWhenOnlyOwnWritesFollow(int maxMessagesPerPoll) throws Exception {
        consume(CHANGES + "&limit=2&maxMessagesPerPoll=" + maxMessagesPerPoll);
        namesAfter(TEN_SECONDS);
        insertWithId("foreign");
        for (int number = 0; number < 7; number++) {
            clock.goOnBy(Duration.ofSeconds(1));
            write("create", Map.of("integrationId", "own " + number));
        }
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().routed()).singleElement().satisfies(contact -> assertThat(contact.last())
                .isTrue());
    }

    @Test
    void withAnInventoryAnOwnContactThatIsRemovedIsReported() throws Exception {
        insertWithId("kept");
        consume(CHANGES + "&detectDeletions=true&reconcileInterval=1&lookback=0");
        namesAfter(TEN_SECONDS);
        write("create", Map.of("integrationId", "own", "name", "own"));
        assertThat(namesAfter(TEN_SECONDS)).isEmpty();

        sandbox.delete(idOf("own"));
        for (int poll = 0; poll < 8; poll++) {
            namesAfter(TEN_SECONDS);
        }

        assertThat(routed).last().extracting(Routed::version).asString().endsWith(":deleted");
    }

    @Test
    void anOwnWriteThatWasLeftOutDoesNotComeAfterARestartThatForgetsIt() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);
        write("update", Map.of("integrationId", "a", "name", "own"));
        namesAfter(TEN_SECONDS);

        try (CamelContext again = anotherContext()) {
            again.addRoutes(polled("again", CHANGES + "&stateRepository=#positions&startScheduler=false"));
            again.start();
            clock.goOnBy(TEN_SECONDS);

            assertThat(poll(again, "again").names()).isEmpty();
        }
    }

    /** The look-up after the lost answer may show a change that somebody else made meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"create", "upsert", "sync"})
    void aCreationWhoseAnswerWasLostIsRouted(String operation) throws Exception {
        consume(CHANGES);
        namesAfter(TEN_SECONDS);
        sandbox.faults()
                .always(
                        request -> request.method().equals("POST")
                                && !request.path().endsWith("/list"),
                        Fault.loseAnswer());

        write(operation + "?maxRetries=1&retryDelay=1", Map.of("integrationId", "a", "name", "own"));
        sandbox.faults().clear();

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own");
    }

    @Test
    void aChangeWhoseAnswerWasLostDoesNotComeBackIfTheNextTryShowsThatItIsWhole() throws Exception {
        insertWithId("a");
        consume(CHANGES);
        namesAfter(TEN_SECONDS);
        sandbox.faults().next(Fault.none(), Fault.loseAnswer());

        write("update?maxRetries=1&retryDelay=1", Map.of("integrationId", "a", "name", "own"));

        assertThat(namesAfter(TEN_SECONDS)).isEmpty();
    }

    @Test
    void anUpdateOfAContactThatWasReportedAsGoneIsRouted() throws Exception {
        insertWithId("a");
        insertWithId("b");
        consume(CHANGES + "&detectDeletions=true&reconcileInterval=1&lookback=0");
        namesAfter(TEN_SECONDS);
        change("a", Map.of("deleted", true));
        assertThat(namesAfter(TEN_SECONDS)).containsExactly("a");
        change("a", Map.of("deleted", false));

        write("update", Map.of("integrationId", "a", "name", "own"));

        assertThat(namesAfter(TEN_SECONDS)).containsExactly("own");
    }
}

package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails to write stops the routing: what is done is kept, and stored before anything more is routed. */
class StoresThatFailTest extends PolledRouteTest {

    private static final String[] TEN = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};

    private final FailingStore store = new FailingStore();

    @BeforeEach
    void storeContacts() {
        context.getRegistry().bind("store", store);
        insert(TEN);
        clock.goOnBy(TEN_SECONDS);
    }

    private void consumeFrom(String options) throws Exception {
        context.addRoutes(polled(ROUTE, options + "&stateKey=mine&stateRepository=#store&startScheduler=false"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPageIsRoutedOnceHoweverOftenItsPositionCannotBeStored(FailingStore.Fault fault) throws Exception {
        consumeFrom("mode=changes");
        poll();
        assertThat(names()).containsExactly(TEN);
        insert("new");
        clock.goOnBy(TEN_SECONDS);
        store.fault = fault;

        for (int poll = 0; poll < 5; poll++) {
            poll();
        }
        insert("later");
        clock.goOnBy(TEN_SECONDS);
        poll();
        store.fault = FailingStore.Fault.NONE;
        // The first one ends the sweep of which the position tells.
        poll();
        poll();

        assertThat(names().subList(TEN.length, names().size()))
                .as("routed with and after a store that is %s", fault)
                .isEqualTo(List.of("new", "later"));
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void pollsFailAndAskForNothingUntilThePositionIsStored() throws Exception {
        store.fault = FailingStore.Fault.READ_ONLY;
        consumeFrom("mode=changes");

        assertThat(poll().failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The position under the stateKey 'mine' could not be saved (UnsupportedOperationException)."
                        + " It is kept in memory, and no contact is routed until it is saved: see the cause, and let this"
                        + " consumer write to its stateRepository")
                .hasRootCauseMessage("the store does not store: READ_ONLY");
        Poll again = poll();

        assertThat(again.failure()).hasMessageContaining("could not be saved");
        assertThat(again.requestCount()).isZero();
        assertThat(polled().getHealthCheck().call().getState()).isEqualTo(HealthCheck.State.DOWN);
        store.fault = FailingStore.Fault.NONE;
        assertThat(poll().failure()).isNull();
        assertThat(polled().getHealthCheck().call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(names()).containsExactly(TEN);
    }

    @ParameterizedTest
    @CsvSource({"changes,3", "snapshot,3", "changes,1", "snapshot,1"})
    void theSweepGoesOnWhereItWasWhenTheStoreIsBack(String mode, int most) throws Exception {
        consumeFrom("mode=" + mode + "&maxMessagesPerPoll=" + most);
        poll();
        store.fault = FailingStore.Fault.READ_ONLY;
        assertThat(poll().names()).hasSize(most);
        assertThat(poll().names()).isEmpty();
        store.fault = FailingStore.Fault.NONE;
        for (int poll = 0; names().size() < TEN.length && poll < TEN.length; poll++) {
            assertThat(poll().failure()).isNull();
        }

        assertThat(names()).containsExactly(TEN);
    }

    @Test
    void aContactThatFailedIsTheFirstOneOnceThePositionIsStored() throws Exception {
        consumeFrom("mode=changes");
        store.fault = FailingStore.Fault.READ_ONLY;
        work = exchange -> {
            if (routed.size() == 4) {
                throw new IllegalStateException("of the route");
            }
        };

        assertThat(poll().failure()).hasMessage("of the route").satisfies(failure -> assertThat(failure.getSuppressed())
                .hasSize(1));
        work = exchange -> {};
        assertThat(poll().names()).isEmpty();
        store.fault = FailingStore.Fault.NONE;

        assertThat(poll().names()).containsExactly("4", "5", "6", "7", "8", "9", "10");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailingStore.Fault.class,
            names = {"READ_ONLY", "FORGETS", "STORES_AND_FAILS"})
    void aRestartOfTheRouteForgetsNothing(FailingStore.Fault fault) throws Exception {
        store.fault = fault;
        consumeFrom("mode=changes");
        poll();
        for (int restart = 0; restart < 2; restart++) {
            context.getRouteController().stopRoute(ROUTE);
            context.getRouteController().startRoute(ROUTE);
            assertThat(poll().failure()).hasMessageContaining("could not be saved");
        }
        store.fault = FailingStore.Fault.NONE;
        poll();

        assertThat(names()).containsExactly(TEN);
        assertThat(store.states).containsOnlyKeys("mine");
    }

    @Test
    void whatAnotherConsumerStoredMeanwhileIsNotWrittenOver() throws Exception {
        consumeFrom("mode=changes&maxMessagesPerPoll=2");
        poll();
        String afterTwo = store.states.get("mine");
        poll();
        store.states.put("mine", store.states.get("mine").replace("\"revision\":2", "\"revision\":7"));
        String ofAnother = store.states.get("mine");
        store.states.put("mine", afterTwo);
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        routed.clear();

        store.fault = FailingStore.Fault.READ_ONLY;
        assertThat(poll().names()).containsExactly("3", "4");
        store.states.put("mine", ofAnother);
        store.fault = FailingStore.Fault.NONE;

        assertThat(poll().failure())
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining(
                        "While the position under the stateKey 'mine' could not be saved, another consumer"
                                + " moved it");
        assertThat(store.states).containsEntry("mine", ofAnother);
        assertThat(poll().names()).containsExactly("5", "6");
    }

    @Test
    void aTemplateIsGivenNothingTwiceEither() throws Exception {
        store.fault = FailingStore.Fault.READ_ONLY;
        String uri = "cognipeer-contacts:list?mode=changes&stateKey=mine&stateRepository=#store";
        List<String> names = new ArrayList<>();
        try (ConsumerTemplate template = context.createConsumerTemplate()) {
            for (int call = 0; call < 3; call++) {
                take(template, uri, names);
            }
            assertThat(names).containsExactly("1");
            store.fault = FailingStore.Fault.NONE;
            for (int call = 0; call < TEN.length; call++) {
                take(template, uri, names);
            }
        }

        assertThat(names).containsExactly(TEN);
        assertThat(store.states).containsOnlyKeys("mine");
    }

    private static void take(ConsumerTemplate template, String uri, List<String> names) {
        try {
            Exchange exchange = template.receive(uri, 0);
            if (exchange != null) {
                names.add(exchange.getMessage().getBody(Contact.class).getName());
                template.doneUoW(exchange);
            }
        } catch (RuntimeException notStored) {
            assertThat(notStored).hasStackTraceContaining("could not be saved");
        }
    }
}

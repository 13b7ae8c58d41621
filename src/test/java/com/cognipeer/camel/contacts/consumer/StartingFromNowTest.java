package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartingFromNowTest extends PolledRouteTest {

    private static final String FROM_NOW = "mode=changes&startFrom=now";

    @BeforeEach
    void storeContacts() {
        insert("old", "older");
        clock.goOnBy(TEN_SECONDS);
    }

    @Test
    void nothingOldIsRoutedNotEvenFromTheLookback() throws Exception {
        consume(FROM_NOW);
        assertThat(poll().names()).isEmpty();

        insert("new");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("new");
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).isEmpty();
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void theFirstPollStoresThePositionThoughItRoutedNothing() throws Exception {
        consume(FROM_NOW);

        assertThat(poll().requestCount()).isOne();

        assertThat(positions.value()).contains("\"watermark\":\"2026-03-02T08:00:11Z\"");
    }

    @Test
    void anEmptyWorkspaceStartsWithItsFirstContact() throws Exception {
        sandbox.contacts().forEach(contact -> sandbox.delete(contact.get("_id").toString()));
        consume(FROM_NOW);
        assertThat(poll().names()).isEmpty();

        insert("new");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("new");
    }

    @Test
    void nowIsTheTimeOfTheFirstPollAlsoAfterARestartOfTheRoute() throws Exception {
        consume(FROM_NOW);
        poll();
        context.getRouteController().stopRoute(ROUTE);
        insert("while stopped");
        clock.goOnBy(Duration.ofHours(1));
        context.getRouteController().startRoute(ROUTE);

        assertThat(poll().names()).containsExactly("while stopped");
    }

    @Test
    void nowIsTheTimeOfTheFirstPollAlsoInAnotherContext() throws Exception {
        consume(FROM_NOW);
        poll();
        context.stop();
        insert("while stopped");
        clock.goOnBy(Duration.ofHours(1));

        try (CamelContext other = anotherContext()) {
            other.addRoutes(polled(ROUTE, FROM_NOW + "&stateRepository=#positions&startScheduler=false"));
            other.start();
            assertThat(poll(other, ROUTE).names()).containsExactly("while stopped");
        }
    }
}

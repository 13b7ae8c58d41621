package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for one contact at a time gets reports of contacts that are gone too. */
class PollingDeletionsTest extends PolledRouteTest {

    private static final String URI =
            uri("mode=changes&stateRepository=#positions&detectDeletions=true&reconcileInterval=1&lookback=0&delay=1");
    private static final int MOST_CALLS = 60;

    private final List<String> told = new ArrayList<>();
    private ConsumerTemplate consumer;

    @BeforeEach
    void startTemplate() {
        consumer = context.createConsumerTemplate();
        consumer.start();
        for (String id : List.of("a", "b", "c")) {
            sandbox.insert(Map.of("name", id, "integrationId", id));
            clock.goOnBy(TEN_SECONDS);
        }
    }

    @AfterEach
    void stopTemplate() {
        consumer.stop();
    }

    @Test
    void aReportIsGivenOutOnceAndTheContactsThatStayAreNot() throws Exception {
        callUntil("created c");
        sandbox.delete(idOf("b"));

        callUntil("deleted b");
        for (int call = 0; call < MOST_CALLS / 4; call++) {
            call(true);
        }

        assertThat(told).containsExactly("created a", "created b", "created c", "deleted b");
    }

    @Test
    void aReportWhoseExchangeFailsIsGivenOutAgain() throws Exception {
        callUntil("created c");
        sandbox.delete(idOf("b"));
        for (int call = 0; call < MOST_CALLS && !told.contains("deleted b"); call++) {
            call(false);
        }

        told.clear();
        callUntil("deleted b");

        assertThat(told).containsExactly("deleted b");
    }

    private void callUntil(String last) throws Exception {
        for (int call = 0; call < MOST_CALLS && !told.contains(last); call++) {
            call(true);
        }
        assertThat(told).contains(last);
    }

    private void call(boolean succeeds) throws Exception {
        clock.goOnBy(TEN_SECONDS);
        Exchange exchange = consumer.receive(URI, 50);
        if (exchange == null) {
            return;
        }
        Message message = exchange.getMessage();
        told.add(message.getHeader(CognipeerContactsConstants.CHANGE) + " "
                + message.getBody(Contact.class).getIntegrationId());
        if (!succeeds) {
            exchange.setException(new IllegalStateException("the route fails"));
        }
        consumer.doneUoW(exchange);
    }
}

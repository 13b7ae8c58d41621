package com.cognipeer.camel.contacts.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.impl.console.DefaultDevConsoleRegistry;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevConsoleTest extends PolledRouteTest {

    private DevConsole console;

    @BeforeEach
    void findConsole() {
        // By its service file, as Camel's own console does.
        DefaultDevConsoleRegistry registry = new DefaultDevConsoleRegistry(context);
        registry.start();
        console = registry.resolveById("cognipeer-contacts");
    }

    @Test
    void theConsoleIsFoundByItsId() {
        assertThat(console.getGroup()).isEqualTo("camel");
        assertThat(console.getDisplayName()).isEqualTo("Cognipeer Contacts");
        assertThat(console.supportMediaType(DevConsole.MediaType.JSON)).isTrue();
        assertThat(console.supportMediaType(DevConsole.MediaType.TEXT)).isTrue();
    }

    @Test
    void componentsAndEndpointsShowTheirFigures() {
        ask();

        assertThat(shown("components")).singleElement().satisfies(component -> assertThat(component)
                .containsEntry("name", "cognipeer-contacts")
                .containsEntry("requests", 1L)
                .containsEntry("quotaLeft", 7L));
        assertThat(shown("endpoints")).singleElement().satisfies(endpoint -> assertThat(endpoint)
                .containsEntry("uri", "cognipeer-contacts://get")
                .containsEntry("operation", "get")
                .containsEntry("requests", 1L)
                .containsEntry("failed", 1L)
                .containsEntry("quotaLeft", 7L)
                .containsEntry("lastError", "ContactsServerException")
                .doesNotContainKey("quotaReset"));
    }

    @Test
    void consumersShowWhereTheyAre() throws Exception {
        insert("ada", "bob");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();

        assertThat(shown("consumers")).singleElement().satisfies(consumer -> assertThat(consumer)
                .containsEntry("routeId", ROUTE)
                .containsEntry("mode", "changes")
                .containsEntry("walk", "keyset (the server honours range filters)")
                .containsEntry("sweepUnderWay", false)
                .containsEntry("sweepContacts", 2L)
                .containsEntry("sweepsCompleted", 1L)
                .containsKeys("watermark", "lastSuccess", "nextPoll")
                .doesNotContainKey("lastFailure"));
    }

    @Test
    void aConsumerShowsThatItFailed() throws Exception {
        consume("mode=snapshot");
        sandbox.faults().next(Fault.status(503));
        poll();

        assertThat(shown("consumers")).singleElement().satisfies(consumer -> assertThat(consumer)
                .containsKey("lastFailure"));
    }

    @Test
    void theTextHasALineForEach() throws Exception {
        ask();
        consume("mode=snapshot");
        poll();

        assertThat(((String) console.call(DevConsole.MediaType.TEXT)).lines().map(String::strip))
                .contains("components:", "endpoints:", "consumers:")
                .anySatisfy(line -> assertThat(line).startsWith("name=cognipeer-contacts requests="))
                .anySatisfy(line -> assertThat(line).contains("uri=cognipeer-contacts://get operation=get requests=1"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("routeId=" + ROUTE).contains("mode=snapshot"));
    }

    @Test
    void theTextShowsHowManyQuotasWereForgotten() {
        Map<String, Object> forget = Map.of(ContactsDevConsole.ACTION, ContactsDevConsole.FORGET_QUOTAS);

        assertThat(((String) console.call(DevConsole.MediaType.TEXT, forget)).lines())
                .startsWith("quotasForgotten: 0", "")
                .contains("components:", "endpoints:", "consumers:");
    }

    @Test
    void neitherFormNamesAPersonOrTheToken() throws Exception {
        ask();
        work = exchange -> {
            throw new IllegalStateException("someone.private@example.com is not liked");
        };
        insert("ada");
        consume("mode=snapshot&filter=RAW({\"name\":{\"$ne\":\"someone.private\"}})");
        poll();

        assertThat(Jsoner.serialize(console.call(DevConsole.MediaType.JSON)) + console.call(DevConsole.MediaType.TEXT))
                .contains("lastFailure")
                .doesNotContain("someone.private", sandbox.token());
    }

    private void ask() {
        RequestObserver counters = (RequestObserver) context.getEndpoint(
                        "cognipeer-contacts:get?email=someone.private@example.com", CognipeerContactsEndpoint.class)
                .requestFigures();
        counters.sent("get", false);
        counters.ended("get", 500, new RateLimit(100L, 7L, null), Duration.ZERO);
        counters.failed("get", new ContactsServerException("no JSON"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> shown(String list) {
        return (List<Map<String, Object>>) ((Map<String, Object>) console.call(DevConsole.MediaType.JSON)).get(list);
    }
}

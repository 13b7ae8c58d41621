package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.route.CanaryRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** No identifier, no filter and no field of a contact is shown by operations, whatever the server says of them. */
class FiltersAndIdentifiersAreNowhereTest extends CanaryRouteTest {

    private static final List<String> URIS = List.of(
            "create?" + IDENTITY,
            "get?" + IDENTITY,
            "update?" + IDENTITY,
            "upsert?" + IDENTITY,
            "upsert?dryRun=true&" + IDENTITY,
            "list?sort=" + SORT + "&" + QUERY,
            "list?fetchAll=true&" + QUERY,
            "sync?" + QUERY,
            "sync?dryRun=true");

    private static final Map<String, Object> HEADERS = Map.of(
            CognipeerContactsConstants.EMAIL,
            EMAIL,
            CognipeerContactsConstants.INTEGRATION_ID,
            ID,
            CognipeerContactsConstants.FILTER,
            FILTER,
            CognipeerContactsConstants.SORT,
            SORT);

    @Test
    void operationsThatSucceedAndFailShowNone() throws Exception {
        consume("cognipeer-contacts:list?startScheduler=false&" + QUERY, exchange -> {});
        for (Function<String, Fault> answer : answers()) {
            answer(answer);
            for (String uri : URIS) {
                send("cognipeer-contacts:" + uri, contact(), Map.of());
                send("cognipeer-contacts:" + uri.replaceAll("\\?.*", ""), contact(), HEADERS);
            }
        }

        assertThat(failures).hasSizeGreaterThan(100);
        assertNothingIsShown();
    }

    @Test
    void messagesThatAreRefusedShowNone() throws Exception {
        consume("cognipeer-contacts:list?startScheduler=false&" + QUERY, exchange -> {});
        for (String header : List.of("OPERATION", "PAGE", "LIMIT", "FILTER", "SORT", "SYNC_DETAIL")) {
            String name =
                    (String) CognipeerContactsConstants.class.getField(header).get(null);
            send("cognipeer-contacts:list", contact(), Map.of(name, "{kanarya, kanarya.ada@x.test"));
            send("cognipeer-contacts:sync", contact(), Map.of(name, "{kanarya, kanarya.ada@x.test"));
        }
        for (Object body : List.of(
                "{\"name\": kanarya",
                "[{\"name\": kanarya",
                "kanarya.ada@x.test",
                Map.of("email", "kanarya@@x.test"),
                Map.of("email", EMAIL, "tags", "kanarya"),
                Map.of("email", EMAIL, "integrationId", List.of("kanarya")),
                Map.of("email", EMAIL, "score", Double.NaN),
                Map.of("name", "kanarya"))) {
            for (String operation : List.of("create", "get", "update", "upsert", "sync")) {
                send("cognipeer-contacts:" + operation, body, Map.of());
            }
        }
        send("cognipeer-contacts:upsert?email=other.kanarya@x.test", contact(), Map.of());

        assertThat(failures).hasSizeGreaterThan(20);
        assertNothingIsShown();
    }

    @Test
    void optionsThatAreRefusedShowNone() throws Exception {
        for (String query : List.of(
                "list?filter=RAW({kanarya)",
                "list?sort=kanarya",
                "list?page=0&" + QUERY,
                "get?integrationId=N/A&email=" + EMAIL,
                "create?dryRun=true&" + IDENTITY,
                "list?baseUrl=RAW(http://kanarya:kanarya@127.0.0.1)&" + QUERY,
                "list?token=RAW(pat_kanarya é)&" + QUERY,
                "list?hookId=RAW(hook_kanarya é)&" + QUERY)) {
            failures.add(rootCause(refusal("cognipeer-contacts:" + query)));
        }
        for (String query : List.of(
                "list?startFrom=kanarya&mode=changes",
                "list?filter=RAW({kanarya)",
                "list?stateKey=%20&" + QUERY,
                "list?lookback=5s&" + QUERY,
                "get?" + IDENTITY,
                "list?" + IDENTITY)) {
            failures.add(rootCause(catchThrowable(() -> consume("cognipeer-contacts:" + query, exchange -> {}))));
        }

        assertThat(failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(IllegalArgumentException.class));
        assertNothingIsLoggedOrThrown();
    }

    private void send(String uri, Object body, Map<String, Object> headers) {
        Exchange sent = send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
        if (sent.getException() != null) {
            failures.add(sent.getException());
        }
    }

    private Throwable refusal(String uri) {
        try {
            return template.send(uri, exchange -> {}).getException();
        } catch (RuntimeException refused) {
            return refused;
        }
    }

    private static Throwable rootCause(Throwable failure) {
        return failure == null || failure.getCause() == null ? failure : rootCause(failure.getCause());
    }
}

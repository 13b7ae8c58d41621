package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header that a server or a contact could set would steer the components that the message comes to next. */
class AnswersSetOnlyTheirOwnHeadersTest extends SandboxRouteTest {

    private static final List<String> HOSTILE = List.of(
            "CamelFileName",
            "CamelExecCommandExecutable",
            "CamelHttpUri",
            "CamelHttpResponseCode",
            "CamelSqlQuery",
            "CamelBeanMethodName",
            "CamelCognipeerContactsOperation",
            "CamelCognipeerContactsEmail",
            "CamelCognipeerContactsIntegrationId",
            "CamelCognipeerContactsFilter",
            "CamelCognipeerContactsId",
            "CamelCognipeerContactsFound",
            "Authorization",
            "Set-Cookie",
            "Location",
            "WWW-Authenticate",
            "breadcrumbId",
            "traceparent");

    /** A contact whose fields have the names of headers, and so has its envelope. */
    private static final String CONTACT = "{\"_id\":\"1\",\"email\":\"a@b\",\"modifiedDate\":\"2026-01-31T08:00:00Z\","
            + "\"headers\":{\"CamelFileName\":\"x\"}," + fields() + "}";

    private static final String ONE =
            "{\"success\":true,\"headers\":{\"CamelFileName\":\"x\"}," + fields() + ",\"data\":" + CONTACT + "}";
    private static final String PAGE =
            "{\"success\":true,\"total\":1,\"page\":1,\"limit\":10," + fields() + ",\"data\":[" + CONTACT + "]}";
    private static final String NOT_FOUND = "{\"message\":\"Contact not found\"," + fields() + "}";

    private static final List<String> EVERY_ANSWER = List.of(
            CognipeerContactsConstants.HTTP_RESPONSE_CODE,
            CognipeerContactsConstants.REQUEST_COUNT,
            CognipeerContactsConstants.RATE_LIMIT_LIMIT,
            CognipeerContactsConstants.RATE_LIMIT_REMAINING,
            CognipeerContactsConstants.RATE_LIMIT_RESET);

    static Stream<Arguments> answers() {
        List<String> contact = and(CognipeerContactsConstants.ID);
        return Stream.of(
                arguments("create", 201, ONE, contact),
                arguments("get?email=a@b", 200, ONE, contact),
                arguments(
                        "get?email=a@b&onNotFound=empty",
                        200,
                        ONE,
                        and(CognipeerContactsConstants.ID, CognipeerContactsConstants.FOUND)),
                arguments("get?email=a@b&onNotFound=empty", 404, NOT_FOUND, ofAMiss()),
                arguments("update?email=a@b", 200, ONE, contact),
                arguments(
                        "list", 200, PAGE, and(CognipeerContactsConstants.TOTAL, CognipeerContactsConstants.HAS_MORE)),
                arguments("list?fetchAll=true", 200, PAGE, and(CognipeerContactsConstants.TOTAL)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aMessageHasTheDocumentedHeadersAndNoOther(String path, int status, String body, List<String> documented) {
        sandbox.faults().next(hostile(status, body));

        Exchange answered = send("cognipeer-contacts:" + path, Map.of("name", "Ada"));

        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getHeaders().keySet()).containsExactlyInAnyOrderElementsOf(documented);
        assertThat(answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(documented.contains(Exchange.HTTP_RESPONSE_CODE) ? status : null);
        assertThat(answered.getMessage().getHeaders().values()).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 409, 429, 500})
    void aFailureLeavesTheMessageAsItWas(int status) {
        sandbox.faults().always(request -> true, hostile(status, NOT_FOUND));

        Exchange failed = send("cognipeer-contacts:get?email=a@b", exchange -> {
            exchange.getMessage().setHeader("mine", 1);
        });

        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getMessage().getHeaders()).isEqualTo(Map.of("mine", 1));
    }

    @Test
    void aConsumedContactHasTheDocumentedHeadersAndNoOther() throws Exception {
        sandbox.faults().always(request -> true, hostile(200, PAGE));
        List<Exchange> consumed = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0").process(exchange -> consumed.add(exchange.copy()));
            }
        });
        Awaitility.await().until(() -> !consumed.isEmpty());

        assertThat(consumed.get(0).getMessage().getHeaders())
                .containsOnlyKeys(
                        CognipeerContactsConstants.ID,
                        CognipeerContactsConstants.VERSION,
                        CognipeerContactsConstants.INDEX,
                        CognipeerContactsConstants.LAST,
                        CognipeerContactsConstants.TOTAL,
                        CognipeerContactsConstants.MESSAGE_TIMESTAMP)
                .containsEntry(CognipeerContactsConstants.ID, "1");
        assertThat(consumed.get(0).getMessage().getBody(Contact.class)).containsEntry("CamelFileName", "evil");
    }

    @Test
    void fieldsThatAreNamedLikeHeadersStayInTheBody() {
        sandbox.faults().next(hostile(200, ONE));

        Contact contact = send("cognipeer-contacts:get?email=a@b", (Object) null)
                .getMessage()
                .getBody(Contact.class);

        assertThat(contact).containsKeys(HOSTILE.toArray(String[]::new)).containsEntry("CamelFileName", "evil");
    }

    private static Fault hostile(int status, String body) {
        Fault fault = Fault.answer(status, "application/json", body)
                .header("X-RateLimit-Limit", "100")
                .header("X-RateLimit-Remaining", "99")
                .header("X-RateLimit-Reset", "1767225600");
        for (String name : HOSTILE) {
            fault = fault.header(name, "evil");
        }
        return fault;
    }

    private static String fields() {
        return String.join(
                ",", HOSTILE.stream().map(name -> "\"" + name + "\":\"evil\"").toList());
    }

    /** An HTTP server would answer with the status of a miss, and the route asked that this be no failure. */
    private static List<String> ofAMiss() {
        List<String> headers = new ArrayList<>(and(CognipeerContactsConstants.FOUND));
        headers.remove(CognipeerContactsConstants.HTTP_RESPONSE_CODE);
        return headers;
    }

    private static List<String> and(String... names) {
        List<String> all = new ArrayList<>(EVERY_ANSWER);
        all.addAll(List.of(names));
        return all;
    }
}

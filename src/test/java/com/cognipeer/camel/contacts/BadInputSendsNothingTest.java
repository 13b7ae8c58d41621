package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputSendsNothingTest extends SandboxRouteTest {

    private static final String PREFIX = "CamelCognipeerContacts";

    static Stream<Arguments> messages() {
        Map<String, Object> none = Map.of();
        return Stream.of(
                arguments("get", none, null, "No contact is named: set the header " + PREFIX + "Email"),
                arguments("get", none, Map.of("name", "x"), "No contact is named"),
                arguments("update", none, Map.of("name", "x"), "No contact is named"),
                arguments("get", Map.of(PREFIX + "Email", " "), null, "Header " + PREFIX + "Email is blank"),
                arguments("update?email=a@b", none, Map.of(), "nothing to update"),
                arguments("update?email=a@b", none, Map.of("email", "a@b", "_id", "1"), "nothing to update"),
                arguments("update?email=a@b", none, null, "The body is empty"),
                arguments("create", none, null, "The body is empty"),
                arguments("create", none, "[]", "The body is no contact: must be a single JSON object"),
                arguments("create", none, "{\"a\":", "not well-formed JSON: line 1, column 6"),
                arguments("create", none, "{} {}", "The body is no contact"),
                arguments("create", none, "null", "The body is no contact"),
                arguments("create", none, 42, "The body is no contact"),
                arguments("create", none, List.of(1), "The body is no contact"),
                arguments("create", none, Map.of(1, "x"), "named by text, not by a java.lang.Integer"),
                arguments("create", none, Map.of("x", new Object()), "cannot be written as JSON: the value at x"),
                arguments("create", none, Map.of("email", "no-at-sign"), "field 'email' has no @"),
                arguments("create", none, Map.of("email", "a b@c"), "field 'email' holds a space"),
                arguments("create", none, Map.of("email", "@c"), "has nothing before the @"),
                arguments("create", none, Map.of("email", 7), "field 'email' must be text"),
                arguments("update?integrationId=1", none, Map.of("email", "x"), "field 'email' has no @"),
                arguments(
                        "list",
                        Map.of(PREFIX + "Operation", "remove"),
                        null,
                        "unknown operation 'remove', must be one"),
                arguments(
                        "list", Map.of(PREFIX + "Page", 0), null, "Header " + PREFIX + "Page must be 1 or more, not 0"),
                arguments("list", Map.of(PREFIX + "Limit", -1), null, "Header " + PREFIX + "Limit must be 1 or more"),
                arguments("list", Map.of(PREFIX + "Limit", "many"), null, "Header " + PREFIX + "Limit must be a whole"),
                arguments("list", Map.of(PREFIX + "Limit", "1e999999999"), null, "Limit must be a whole number"),
                arguments("list", Map.of(PREFIX + "Limit", "1e-999999999"), null, "Limit must be a whole number"),
                arguments("list", Map.of(PREFIX + "Page", "1" + "0".repeat(1000)), null, "Page must be a whole number"),
                arguments("create", none, nested(101), "The body is no contact"),
                arguments("create", none, mapNested(101), "the contact cannot be written as JSON"),
                arguments("update?email=a@b", none, mapNested(100), "the contact cannot be written as JSON"),
                arguments("list", Map.of(PREFIX + "Filter", nested(101)), null, "Header " + PREFIX + "Filter: "),
                arguments("list", Map.of(PREFIX + "Filter", mapNested(101)), null, "Header " + PREFIX + "Filter: "),
                arguments("list", Map.of(PREFIX + "Sort", nested(101)), null, "Header " + PREFIX + "Sort: "),
                arguments(
                        "list", Map.of(PREFIX + "Filter", "{\"a\":1,\"a\":2}"), null, "Header " + PREFIX + "Filter: "),
                arguments("list", Map.of(PREFIX + "Filter", "{x}"), null, "line 1, column 2"),
                arguments("list", Map.of(PREFIX + "Filter", 1), null, "must be a Map or text, not a java.lang.Integer"),
                arguments("list", Map.of(PREFIX + "Sort", "name:2"), null, "entry 1 has a direction other than 1"),
                arguments("list", Map.of(PREFIX + "Sort", "name:1,,"), null, "entry 2 is not of the form"),
                arguments(
                        "list",
                        Map.of(PREFIX + "Sort", Map.of("a", true)),
                        null,
                        "entry 1 has a direction other than 1"),
                arguments("list?fetchAll=true", Map.of(PREFIX + "Page", 2), null, "no meaning with fetchAll=true"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theMistakeIsNamedAndNothingIsSent(String path, Map<String, Object> headers, Object body, String told) {
        Exchange exchange = send("cognipeer-contacts:" + path, e -> {
            e.getMessage().setHeaders(new java.util.HashMap<>(headers));
            e.getMessage().setBody(body);
        });

        assertThat(exchange.getException())
                .isExactlyInstanceOf(InvalidContactException.class)
                .hasMessageContaining(told)
                .hasFieldOrPropertyWithValue("statusCode", 0);
        assertThat(sandbox.requestCount()).isZero();
    }

    /** Read as it is written: digit by digit, each time over all digits before. */
    @Test
    void aNumberOfMillionsOfDigitsIsNoTrap() {
        String digits = "9".repeat(5_000_000);

        Exchange exchange = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> send("cognipeer-contacts:list", e -> e.getMessage().setHeader(PREFIX + "Page", digits)));

        assertThat(exchange.getException()).hasMessageContaining("Page must be a whole number");
        assertThat(sandbox.requestCount()).isZero();
    }

    /** Deeper contacts could be written and not be listed: an answer is bounded too, and has two levels of its own. */
    @Test
    void nestingOfNinetyEightLevelsGoesOutAndComesBackInEveryForm() {
        for (Object body : new Object[] {nested(98), mapNested(98)}) {
            assertThat(send("cognipeer-contacts:create", body).getException()).isNull();
        }
        assertThat(sandbox.requests()).extracting(RecordedRequest::body).containsExactly(nested(98), nested(98));
        assertThat(send("cognipeer-contacts:list", (Object) null).getMessage().getBody(List.class))
                .hasSize(2);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static Map<String, Object> mapNested(int depth) {
        return Map.of("a", depth == 1 ? 1 : mapNested(depth - 1));
    }

    static Stream<String> unusualAddresses() {
        return Arrays.asList("a+b@example.com", "user@localhost", "\u00fc@\u00e9.example", "\"a@b\"@c", "a@[::1]")
                .stream();
    }

    @ParameterizedTest
    @MethodSource("unusualAddresses")
    void unusualAddressesGoOut(String email) {
        Exchange exchange = send("cognipeer-contacts:create", Map.of("email", email));

        assertThat(exchange.getException()).isNull();
    }

    @ParameterizedTest
    @MethodSource("unusualAddresses")
    void lookUpsAreNeverChecked(String email) {
        Exchange exchange = send("cognipeer-contacts:get?onNotFound=empty", e -> e.getMessage()
                .setHeader(PREFIX + "Email", email.replace("@", " ")));

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }
}

package com.cognipeer.camel.contacts.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
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

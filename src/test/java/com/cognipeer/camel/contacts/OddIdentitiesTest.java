package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever names a contact is one value: it adds no parameter, no path, no header and no field. */
class OddIdentitiesTest extends SandboxRouteTest {

    static Stream<String> identities() {
        return Stream.of(
                "a&integrationId=x",
                "a#b",
                "a%26b",
                "a%2526b",
                "a b",
                "a+b",
                "a\nb",
                "a\r\nX-Forged: 1\r\n\r\nGET / HTTP/1.1",
                "a\0b",
                "\"a\"",
                "'a'--",
                "\",\"data\":{},\"x\":\"",
                "{\"$ne\":null}",
                "$where",
                "a=b=c",
                "a;b",
                "../../admin?x",
                "http://elsewhere.invalid/",
                "</email><x>",
                "é漢😀",
                "a\u2028b\u0085c\u202ed",
                "${header.x}",
                "{{x}}");
    }

    @ParameterizedTest
    @MethodSource("identities")
    void anEmailInAHeaderArrivesAsItIs(String odd) {
        assertAskedFor("email", odd, CognipeerContactsConstants.EMAIL);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void anIntegrationIdInAHeaderArrivesAsItIs(String odd) {
        assertAskedFor("integrationId", odd, CognipeerContactsConstants.INTEGRATION_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "a\n", "\ta\r\n", "\u00a0a\u2003", "\uFEFFa", "a\u200b \uFEFF"})
    void blanksAtTheEndsOfAnIdentityAreNoPartOfIt(String blank) {
        for (String field : new String[] {"email", "integrationId"}) {
            String header = field.equals("email")
                    ? CognipeerContactsConstants.EMAIL
                    : CognipeerContactsConstants.INTEGRATION_ID;
            sandbox.clearRequests();
            assertAskedFor(field, blank, "a", header);
            sandbox.clearRequests();
            send("cognipeer-contacts:get", Map.of(field, blank));
            assertThat(onlyRequest().target()).isEqualTo("/v1/sdk/contact?" + field + "=a");
            sandbox.clearRequests();
            CognipeerContactsEndpoint endpoint = context.getEndpoint(
                    "cognipeer-contacts:get?onNotFound=empty&maxRetries=" + field.length(),
                    CognipeerContactsEndpoint.class);
            endpoint.setEmail(field.equals("email") ? blank : null);
            endpoint.setIntegrationId(field.equals("email") ? null : blank);
            template.send(endpoint, exchange -> {});
            assertThat(onlyRequest().target()).isEqualTo("/v1/sdk/contact?" + field + "=a");
        }
    }

    @Test
    void aNumberInAHeaderIsTheTextThatItIsInABody() {
        Map<Object, String> texts = new LinkedHashMap<>();
        texts.put(42, "42");
        texts.put(42.0, "42");
        texts.put(42.50, "42.5");
        texts.put(new BigDecimal("1E+3"), "1000");
        texts.put(Optional.of(7L), "7");
        texts.put(Optional.of(" a "), "a");
        texts.forEach((given, text) -> {
            sandbox.clearRequests();
            send("cognipeer-contacts:get", exchange -> exchange.getMessage()
                    .setHeader(CognipeerContactsConstants.INTEGRATION_ID, given));
            assertThat(onlyRequest().target()).isEqualTo("/v1/sdk/contact?integrationId=" + text);
        });
    }

    @Test
    void whatIsNoIdentityInAHeaderIsRefused() {
        for (Object none : List.of(Double.NaN, Optional.empty(), Optional.of(List.of("a")))) {
            Exchange refused = send("cognipeer-contacts:get", exchange -> {
                exchange.getMessage().setHeader(CognipeerContactsConstants.INTEGRATION_ID, none);
                exchange.getMessage().setBody(Map.of("email", "a@x.test"));
            });
            assertThat(refused.getException())
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageContaining(CognipeerContactsConstants.INTEGRATION_ID);
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("identities")
    void anIdentityOfAnUpdateArrivesAsItIs(String odd) {
        send("cognipeer-contacts:update", exchange -> {
            exchange.getMessage().setHeader(CognipeerContactsConstants.INTEGRATION_ID, odd);
            exchange.getMessage().setBody(Map.of("name", odd));
        });

        RecordedRequest request = onlyRequest();
        assertThat(request.target()).isEqualTo("/v1/sdk/contact");
        assertThat(request.json().size()).isEqualTo(2);
        assertThat(request.json().get("integrationId").textValue()).isEqualTo(odd);
        assertThat(request.json().get("data").size()).isOne();
        assertThat(request.json().get("data").get("name").textValue()).isEqualTo(odd);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void aValueOfAFilterArrivesAsItIs(String odd) {
        send("cognipeer-contacts:list", exchange -> exchange.getMessage()
                .setHeader(CognipeerContactsConstants.FILTER, Map.of("name", odd)));

        assertThat(onlyRequest().json().get("filter").get("name").textValue()).isEqualTo(odd);
    }

    private void assertAskedFor(String parameter, String odd, String header) {
        assertAskedFor(parameter, odd, odd, header);
    }

    private void assertAskedFor(String parameter, String odd, String asked, String header) {
        Exchange exchange = send(
                "cognipeer-contacts:get?onNotFound=empty", e -> e.getMessage().setHeader(header, odd));

        assertThat(exchange.getException()).isNull();
        RecordedRequest request = onlyRequest();
        assertThat(request.target())
                .startsWith("/v1/sdk/contact?" + parameter + "=")
                .doesNotContain("&", "#", "../");
        String value = request.target().substring(request.target().indexOf('=') + 1);
        assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(asked);
        assertThat(request.headers()).doesNotContainKey("X-Forged");
    }

    private RecordedRequest onlyRequest() {
        assertThat(sandbox.requests()).hasSize(1);
        return sandbox.requests().get(0);
    }
}

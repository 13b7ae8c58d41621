package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a request goes, and as whom, is for the endpoint to say; a message may come from anybody. */
class MessagesSteerNoRequestElsewhereTest extends SandboxRouteTest {

    private final ContactsSandbox elsewhere = ContactsSandbox.start();

    @AfterEach
    void closeElsewhere() {
        elsewhere.close();
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setHookId("hook_1");
    }

    static Stream<Arguments> requests() {
        Map<String, Object> contact = Map.of("email", "ada@example.com", "name", "Ada");
        return Stream.of(
                arguments("create", contact),
                arguments("get?email=ada@example.com", null),
                arguments("update", contact),
                arguments("list", null),
                arguments("list?fetchAll=true", null));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsTheSameWhateverHeadersTheMessageHas(String path, Object body) {
        RecordedRequest plain = requestOf(path, body, Map.of());
        RecordedRequest steered = requestOf(path, body, hostileHeaders());

        assertThat(steered.method()).isEqualTo(plain.method());
        assertThat(steered.target()).isEqualTo(plain.target());
        assertThat(steered.headers()).isEqualTo(plain.headers());
        assertThat(steered.body()).isEqualTo(plain.body());
        assertThat(elsewhere.requestCount()).isZero();
    }

    @Test
    void theHostilitiesAreHeadersThatSomeOtherComponentObeys() {
        assertThat(hostileHeaders()).hasSizeGreaterThan(25).containsKeys(Exchange.HTTP_URI, "Authorization");
    }

    private RecordedRequest requestOf(String path, Object body, Map<String, Object> headers) {
        sandbox.clearRequests();
        send("cognipeer-contacts:" + path, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
            headers.forEach(exchange::setProperty);
        });
        assertThat(sandbox.requests()).hasSize(1);
        return sandbox.requests().get(0);
    }

    private Map<String, Object> hostileHeaders() {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name : new String[] {
            Exchange.HTTP_URI,
            Exchange.HTTP_BASE_URI,
            Exchange.HTTP_URL,
            "CamelHttpHost",
            "CamelRestHttpUri",
            "CamelDestinationOverrideUrl",
            "CamelCognipeerContactsBaseUrl",
            "CamelCognipeerContactsUri",
            "baseUrl",
            "Location"
        }) {
            headers.put(name, elsewhere.baseUrl());
        }
        headers.put(Exchange.HTTP_HOST, "127.0.0.1:" + elsewhere.port());
        headers.put(Exchange.HTTP_PORT, elsewhere.port());
        headers.put(Exchange.HTTP_PATH, "/v1/other");
        headers.put(Exchange.HTTP_QUERY, "email=other@example.com");
        headers.put(Exchange.HTTP_RAW_QUERY, "email=other@example.com");
        headers.put(Exchange.HTTP_METHOD, "DELETE");
        headers.put(Exchange.HTTP_SCHEME, "https");
        headers.put(Exchange.CONTENT_TYPE, "text/xml");
        headers.put(Exchange.CONTENT_LENGTH, "1");
        headers.put(Exchange.CONTENT_ENCODING, "gzip");
        headers.put(Exchange.CHARSET_NAME, "UTF-16");
        headers.put("CamelHttpServletRequest", "x");
        headers.put("CamelCognipeerContactsToken", "pat_other");
        headers.put("CamelCognipeerContactsHookId", "hook_other");
        headers.put("CamelCognipeerContactsProxyHost", "127.0.0.1");
        headers.put("CamelCognipeerContactsProxyPort", elsewhere.port());
        headers.put("CamelCognipeerContactsMaxResponseSize", 1);
        headers.put("CamelCognipeerContactsSslContextParameters", "#other");
        headers.put("token", "pat_other");
        headers.put("hookId", "hook_other");
        headers.put("Authorization", "Bearer pat_other");
        headers.put("Proxy-Authorization", "Basic eDp5");
        headers.put("Host", "127.0.0.1:" + elsewhere.port());
        headers.put("x-hook-id", "hook_other");
        headers.put("Transfer-Encoding", "chunked");
        headers.put("Content-Length", 1);
        headers.put("Expect", "100-continue");
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "close");
        headers.put("Cookie", "session=1");
        headers.put("User-Agent", "other");
        headers.put("X-Forged\r\nX-Other", "a\r\nb: c");
        return headers;
    }
}

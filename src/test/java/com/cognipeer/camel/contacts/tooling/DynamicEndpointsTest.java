package com.cognipeer.camel.contacts.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contact that is named in the URI of a toD needs no endpoint of its own. */
class DynamicEndpointsTest extends SandboxRouteTest {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:email").toD("cognipeer-contacts:get?email=${header.mail}&onNotFound=empty");
                from("direct:raw").toD("cognipeer-contacts:get?email=RAW(${header.mail})&token=RAW(pat_sandbox)");
                from("direct:both").toD("cognipeer-contacts:get?integrationId=${header.id}&email=${header.mail}");
                from("direct:operation").toD("cognipeer-contacts:${header.operation}");
            }
        };
    }

    @Test
    void tenThousandAddressesLeaveOneEndpoint() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(send("direct:email", "mail", "a" + i + "@example.com").getException())
                    .isNull();
        }

        assertThat(endpoints()).hasSize(1);
        assertThat(endpoints().get(0).getEndpointUri()).isEqualTo("cognipeer-contacts://get?onNotFound=empty");
        assertThat(sandbox.requestCount()).isEqualTo(10_000);
        assertThat(sandbox.requests()).extracting(RecordedRequest::target).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"direct:email, ada@example.com", "direct:raw, a+b&c%d@example.com", "direct:raw, ada@example.com"})
    void theContactOfTheUriIsFound(String route, String email) {
        sandbox.insert(Map.of("email", email));

        Exchange exchange = send(route, "mail", email);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Contact.class).getEmail()).isEqualTo(email);
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(CognipeerContactsConstants.EMAIL, CognipeerContactsConstants.INTEGRATION_ID);
    }

    @Test
    void bothIdentifiersOfTheUriGoAlong() {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "x"));

        Exchange exchange = send("direct:both", message -> message.getMessage()
                .setHeaders(new HashMap<>(Map.of("mail", "ada@example.com", "id", "x"))));

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.requests().get(0).target()).contains("email=").contains("integrationId=x");
    }

    @Test
    void aHeaderThatNamesAContactGoesBeforeTheUriAndStays() {
        sandbox.insert(Map.of("integrationId", "x"));

        Exchange exchange = send("direct:email", message -> message.getMessage()
                .setHeaders(new HashMap<>(
                        Map.of("mail", "ada@example.com", CognipeerContactsConstants.INTEGRATION_ID, "x"))));

        assertThat(exchange.getMessage().getBody(Contact.class).getIntegrationId())
                .isEqualTo("x");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.INTEGRATION_ID, "x")
                .doesNotContainKey(CognipeerContactsConstants.EMAIL);
    }

    @Test
    void anythingElseThatIsDynamicIsAnEndpointAsEver() {
        send("direct:operation", "operation", "list");
        send("direct:operation", "operation", "get");

        assertThat(endpoints()).hasSize(2);
    }

    private Exchange send(String route, String header, String value) {
        return send(route, message -> message.getMessage().setHeader(header, value));
    }

    private List<CognipeerContactsEndpoint> endpoints() {
        return context.getEndpoints().stream()
                .filter(CognipeerContactsEndpoint.class::isInstance)
                .map(CognipeerContactsEndpoint.class::cast)
                .toList();
    }
}

package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP server answers with the header CamelHttpResponseCode: a miss that the route asked to be no failure has none. */
class MissesBehindHttpTest extends SandboxRouteTest {

    private static final String NONE = "cognipeer-contacts:get?onNotFound=empty&";

    @ParameterizedTest
    @ValueSource(
            strings = {"email=nobody@example.com", "integrationId=crm-0", "email=nobody@example.com&integrationId=crm-0"
            })
    void aMissHasNoStatus(String identity) {
        assertMissWithoutStatus(send(NONE + identity, "old body"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 404, 500})
    void aMissTakesAwayTheStatusOfSomebodyElse(int status) {
        assertMissWithoutStatus(send(NONE + "email=nobody@example.com", exchange -> exchange.getMessage()
                .setHeader(Exchange.HTTP_RESPONSE_CODE, status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void aMissThatTheApiTellsInItsEnvelopeHasNoStatusEither(int status) {
        sandbox.faults()
                .next(Fault.answer(status, "application/json", "{\"success\":false,\"error\":\"Contact not found\"}"));

        assertMissWithoutStatus(send(NONE + "email=nobody@example.com", null));
    }

    private static void assertMissWithoutStatus(Exchange missed) {
        assertThat(missed.getException()).isNull();
        assertThat(missed.getMessage().getBody()).isNull();
        assertThat(missed.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.FOUND, false)
                .doesNotContainKey(Exchange.HTTP_RESPONSE_CODE);
    }
}

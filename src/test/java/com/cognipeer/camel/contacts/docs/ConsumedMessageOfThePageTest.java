package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** The message that the page shows is the one that a route gets. */
class ConsumedMessageOfThePageTest extends PolledRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode BODY = block("\"_id\" : \"6650d2c19b3e4f0001a2b3c4\"");
    private static final JsonNode HEADERS = block("CamelCognipeerContactsTotal");

    @Test
    void theRouteGetsThisBodyAndTheseHeaders() throws Exception {
        sandbox.insertRaw(JSON.convertValue(BODY, new TypeReference<Map<String, Object>>() {}));
        consume("mode=changes");
        work = this::assertAsShown;

        assertThat(poll().routed()).hasSize(1);
        assertThat(failures.ofPolls).isEmpty();
    }

    private void assertAsShown(Exchange exchange) throws JsonProcessingException {
        assertThat(JSON.readTree(exchange.getMessage().getBody(String.class))).isEqualTo(BODY);
        assertThat(JSON.readTree(JSON.writeValueAsString(
                        new TreeMap<>(exchange.getMessage().getHeaders()))))
                .isEqualTo(HEADERS);
    }

    private static JsonNode block(String part) {
        try {
            return JSON.readTree(DocumentedBlock.find("json", part).text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

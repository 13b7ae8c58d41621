package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** The report that deletions.adoc shows is the one that a route gets. */
class ReportOfThePageTest extends PolledRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_POLLS = 10;

    private final List<Exchange> reports = new CopyOnWriteArrayList<>();

    @Test
    void theRouteGetsThisBodyAndTheseHeaders() throws Exception {
        JsonNode body = JSON.readTree(
                DocumentedBlock.find("json", "\"integrationId\" : \"crm-18\"").text());
        JsonNode headers =
                JSON.readTree(DocumentedBlock.find("json", ":deleted\"").text());
        String id = body.get("_id").textValue();
        insert("ada");
        sandbox.insertRaw(Map.of(
                "_id",
                id,
                "integrationId",
                body.get("integrationId").textValue(),
                "email",
                "canary@example.com",
                "createdDate",
                MORNING.toString(),
                "modifiedDate",
                MORNING.toString()));
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&detectDeletions=true&reconcileInterval=1&lookback=0");
        work = exchange -> {
            if ("deleted".equals(exchange.getMessage().getHeader(CognipeerContactsConstants.CHANGE))) {
                assertAsShown(exchange, body, headers);
                reports.add(exchange);
            }
        };
        poll();

        sandbox.delete(id);
        for (int polls = 0; polls < MOST_POLLS && reports.isEmpty(); polls++) {
            clock.goOnBy(TEN_SECONDS);
            poll();
        }

        assertThat(failures.ofPolls).isEmpty();
        assertThat(reports).hasSize(1);
    }

    private static void assertAsShown(Exchange exchange, JsonNode body, JsonNode headers)
            throws JsonProcessingException {
        assertThat(JSON.readTree(exchange.getMessage().getBody(String.class))).isEqualTo(body);
        assertThat(JSON.readTree(JSON.writeValueAsString(
                        new TreeMap<>(exchange.getMessage().getHeaders()))))
                .isEqualTo(headers);
    }
}

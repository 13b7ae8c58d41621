package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of missing contacts that cannot work are refused before anything is sent. */
class MissingOptionsTest extends SandboxRouteTest {

    private static final String SYNC = "cognipeer-contacts:sync?";
    private static final String UPDATE = SYNC + "filter={}&onMissing=update&missingFields=";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onMissing=report | Option 'onMissing=report' needs the option filter, which says what contacts the input"
                        + " should have, such as {\"properties.source\":\"crm\"}; {} names all",
                "filter={}&onMissing=update | Option 'onMissing=update' needs the option missingFields",
                "missingFields={\"a\":1} | Option 'missingFields' has no meaning with onMissing=keep: take it out",
                "filter={}&onMissing=report&missingFields={\"a\":1} | Option 'missingFields' has no meaning with"
                        + " onMissing=report",
                "maxMissing=5 | Option 'maxMissing' has no meaning with onMissing=keep: take it out, or set onMissing",
                "filter={}&onMissing=report&maxMissing=some | Option 'maxMissing' must be a number such as 25, or a share",
                "filter={}&onMissing=report&maxMissing=101%25 | Option 'maxMissing' must be 100% at the most",
                "filter={&onMissing=report | Option 'filter': not well-formed JSON",
            })
    void oneThatDoesNotGoWithTheOthersIsRefused(String options, String message) {
        assertRefused(SYNC + options, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | names no field: give one",
                "[1] | : must be a single JSON object",
                "{\"a\": | : not well-formed JSON",
                "{\"email\":\"a@example.com\"} | names 'email', which is an identifier or set by the server: take it out",
                "{\"integrationId\":null} | names 'integrationId'",
                "{\"_id\":\"1\",\"status\":\"x\"} | names '_id'",
                "{\"modifiedDate.a\":1} | names 'modifiedDate'",
                "{\"status\":{\"a\":1}} | : The contact's field 'status' is text in the API",
                "{\"tags\":\"a\"} | : The contact's field 'tags' is a list of texts in the API",
                "{\"a.b\":1,\"a.b.c\":2} | : The fields",
            })
    void fieldsThatCannotBeWrittenAreRefused(String fields, String message) {
        assertRefused(
                UPDATE + "RAW(" + fields + ")",
                "Option 'missingFields'" + (message.startsWith(":") ? "" : " ") + message);
    }

    @Test
    void fieldsOfAnotherTypeAreRefused() {
        context.getRegistry().bind("fields", List.of());

        assertRefused(
                UPDATE + "#bean:fields", "Option 'missingFields' must be a JSON object or a Map, not a java.util.");
    }

    @Test
    void aMapOfTheRegistryIsTaken() {
        context.getRegistry().bind("fields", Map.of("status", "inactive", "properties.left", true));
        for (int i = 0; i < 3; i++) {
            sandbox.insertRaw(Map.of("integrationId", "crm-" + i, "createdDate", "2020-01-01T00:00:00.000Z"));
        }

        SyncReport report = template.requestBody(
                UPDATE + "#bean:fields",
                List.of(Map.of("integrationId", "crm-0"), Map.of("integrationId", "crm-1")),
                SyncReport.class);

        assertThat(report.getMissingUpdated()).isEqualTo(1);
        assertThat(sandbox.contacts().get(2))
                .containsEntry("status", "inactive")
                .containsEntry("properties", Map.of("left", true));
    }

    @Test
    void aMessageCanGiveAnotherScope() {
        Exchange exchange = send(SYNC + "filter={}&onMissing=report", message -> {
            message.getMessage().setBody(List.of(Map.of("integrationId", "crm-0")));
            message.getMessage().setHeader(CognipeerContactsConstants.FILTER, Map.of("status", "active"));
        });

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.requests())
                .filteredOn(request ->
                        request.path().endsWith("/list") && !request.body().contains("$in"))
                .isNotEmpty()
                .allMatch(request -> request.body().contains("{\"status\":\"active\"}"));
    }

    @Test
    void aScopeOfAMessageThatCannotBeIsRefused() {
        Exchange exchange = send(SYNC + "filter={}&onMissing=report", message -> {
            message.getMessage().setBody(List.of(Map.of("integrationId", "crm-0")));
            message.getMessage().setHeader(CognipeerContactsConstants.FILTER, "{");
        });

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("Header " + CognipeerContactsConstants.FILTER);
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aMessageThatAsksAnotherEndpointForASyncNeedsAScope() {
        Exchange exchange = send("cognipeer-contacts:upsert?onMissing=report", message -> {
            message.getMessage().setBody(List.of(Map.of("integrationId", "crm-0")));
            message.getMessage().setHeader(CognipeerContactsConstants.OPERATION, "sync");
        });

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining(
                        "onMissing=report needs the option filter or the header " + CognipeerContactsConstants.FILTER);
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "report"})
    void aFilterIsReadOnlyIfMissingContactsAreLookedFor(String onMissing) {
        try (LogLines log = new LogLines()) {
            send(SYNC + "filter={}&onMissing=" + onMissing, List.of());

            assertThat(log.at(Level.WARN).stream().anyMatch(line -> line.contains("Options [filter]")))
                    .isEqualTo(onMissing.equals("keep"));
        }
    }

    private void assertRefused(String uri, String message) {
        Throwable failure =
                catchThrowable(() -> context.getEndpoint(uri).createProducer().start());

        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
        assertThat(sandbox.requestCount()).isZero();
    }
}

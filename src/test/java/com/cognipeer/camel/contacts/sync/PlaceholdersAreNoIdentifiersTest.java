package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that programs write for a missing value, such as null or N/A, name no contact in any place. */
class PlaceholdersAreNoIdentifiersTest extends SyncTest {

    private static final String SAID = "is a placeholder such as null, N/A or -";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "NULL",
                " Null ",
                "(null)",
                "<null>",
                "\\N",
                "nil",
                "None",
                "undefined",
                "NaN",
                "nan",
                "n/a",
                "N/A",
                "#N/A",
                "-",
                "--",
                "\u2013",
                "\u2014",
                "\u2212",
                "_",
                "...",
                "?",
                "[object Object]",
                "#REF!",
                "''"
            })
    void noOperationSendsThem(String placeholder) {
        for (String field : List.of("integrationId", "email")) {
            Map<String, Object> contact = Map.of(field, placeholder, "name", "N");
            for (String operation : List.of("create", "get", "update", "upsert")) {
                assertRefused(send("cognipeer-contacts:" + operation + "?validateEmail=false", contact));
            }
            String header = field.equals("email")
                    ? CognipeerContactsConstants.EMAIL
                    : CognipeerContactsConstants.INTEGRATION_ID;
            for (String operation : List.of("get", "update", "upsert")) {
                assertRefused(send("cognipeer-contacts:" + operation, exchange -> {
                    exchange.getMessage().setBody(Map.of("name", "N"));
                    exchange.getMessage().setHeader(header, placeholder);
                }));
            }
            assertRefused(send("cognipeer-contacts:update?validateEmail=false", exchange -> {
                exchange.getMessage().setBody(contact);
                exchange.getMessage().setHeader(CognipeerContactsConstants.INTEGRATION_ID, "real");
            }));
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"email,N/A", "integrationId,null", "integrationId,-"})
    void optionsFailTheStart(String option, String placeholder) {
        String uri = "cognipeer-contacts:get?" + option + "=RAW(" + placeholder + ")";

        assertThatThrownBy(() -> context.getEndpoint(uri).createProducer().start())
                .hasStackTraceContaining("Option '" + option + "' " + SAID);
    }

    @Test
    void threeRowsOfASyncThatShareOneFailByThemselves() {
        SyncReport report = sync(List.of(
                Map.of("integrationId", "null", "email", "a@example.com"),
                Map.of("integrationId", "N/A", "email", "b@example.com"),
                Map.of("integrationId", "c", "email", "c@example.com"),
                Map.of("integrationId", "-", "email", "d@example.com")));

        assertCounts(report, 1, 0, 0, 3);
        assertThat(report.getFailures()).extracting(SyncFailure::getMessage).allSatisfy(message -> assertThat(message)
                .contains("'integrationId' " + SAID));
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullable", "0", "NA", "nano", "none-1", "-1", "n", "N/A-7", "undefined@example.com"})
    void whatOnlyLooksLikeOneIsAnIdentifier(String identifier) {
        assertCounts(sync(List.of(Map.of("integrationId", identifier))), 1, 0, 0, 0);
        assertThat(send("cognipeer-contacts:get", Map.of("integrationId", identifier))
                        .getException())
                .isNull();
    }

    @Test
    void otherFieldsMayHoldThem() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(Map.of("integrationId", "a", "name", "null", "phone", "-"));

        assertThat(template.send("cognipeer-contacts:create", exchange).getException())
                .isNull();
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining(SAID);
    }
}

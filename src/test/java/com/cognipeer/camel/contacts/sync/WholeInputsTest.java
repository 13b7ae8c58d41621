package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contact counts as missing only if the input can tell that it is. */
class WholeInputsTest extends MissingTest {

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().uniqueIdentifiers(false).start();
    }

    @Test
    void anInputWithoutRowsLacksNone() {
        stored(20);
        try (LogLines log = new LogLines("com.cognipeer.camel.contacts.sync.SyncRun")) {
            SyncReport report = sync(UPDATE, List.of());

            assertNoneIsMissing(report, "the input has no rows");
            assertThat(log.at(Level.WARN)).containsExactly("No contact counts as missing, as the input has no rows");
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void anInputWithFewerRowsThanExpectedLacksNone() {
        List<Map<String, Object>> export = stored(20);

        SyncReport report = reportOf(expecting(20, export.subList(0, 19)));

        assertNoneIsMissing(report, "the input has 19 rows, and it should have 20");
        assertThat(requests()).isEqualTo(Map.of("list", 1));
        assertThat(context.getTypeConverter()
                        .convertTo(JsonNode.class, report)
                        .get("noneMissingBecause")
                        .asText())
                .isEqualTo(report.getNoneMissingBecause());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 18, 19})
    void anInputWithAsManyRowsAsExpectedOrMoreTells(int expected) {
        List<Map<String, Object>> export = stored(20);

        assertMissing(reportOf(expecting(expected, export.subList(0, 19))), 1, 1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "all"})
    void aNumberOfRowsThatCannotBeIsRefused(String expected) {
        assertThat(expecting(expected, List.of(row(1))).getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining(CognipeerContactsConstants.EXPECTED_COUNT);
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aRowThatFailsWithoutAContactMayBeAboutAnyOfThem() {
        List<Object> export = new ArrayList<>(stored(20).subList(0, 19));
        export.add(Map.of("name", "Name 19"));

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 0, 0, 19, 1);
        assertNoneIsMissing(report, "1 of 20 rows failed, and nobody knows which stored contacts they are about");
    }

    @Test
    void aRowThatFailsIsAboutTheContactThatItNames() {
        List<Object> export = new ArrayList<>(stored(20).subList(0, 18));
        export.add(Map.of("integrationId", "crm-18", "email", "no address"));

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 0, 0, 18, 1);
        assertMissing(report, 1, 1, 0, 0);
        assertThat(withStatus("inactive")).isEqualTo(ids(19));
    }

    @Test
    void aRowThatIsAmbiguousIsAboutAllItsContacts() {
        List<Map<String, Object>> export = stored(20);
        Map<String, Object> second = old(99);
        second.put("integrationId", "crm-0");
        sandbox.insertRaw(second);

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 0, 0, 19, 1);
        assertMissing(report, 0, 0, 0, 0);
    }

    @Test
    void anInputThatCannotBeReadToItsEndLacksNone() {
        stored(200);
        StringBuilder cut = new StringBuilder("[");
        for (int i = 0; i < 150; i++) {
            cut.append("{\"integrationId\":\"crm-").append(i).append("\"},");
        }
        cut.append("{\"integrat");

        Exchange exchange = send(UPDATE, new ByteArrayInputStream(cut.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(stopped(exchange)).hasMessageContaining("the input could not be read");
        assertThat(sandbox.requests()).noneMatch(MissingTest::isOfTheWalk);
        assertThat(withStatus("inactive")).isEmpty();
    }

    private void assertNoneIsMissing(SyncReport report, String reason) {
        assertMissing(report, 0, 0, 0, 0);
        assertThat(report.getNoneMissingBecause()).startsWith(reason);
        assertThat(sandbox.requests()).noneMatch(MissingTest::isOfTheWalk);
        assertThat(withStatus("inactive")).isEmpty();
    }

    private Exchange expecting(Object rows, List<?> input) {
        return send(UPDATE, exchange -> {
            exchange.getMessage().setBody(input);
            exchange.getMessage().setHeader(CognipeerContactsConstants.EXPECTED_COUNT, rows);
        });
    }
}

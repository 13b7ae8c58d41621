package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report says what it leaves out, and what a route author should look at. */
class ReportsOfSyncsTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";

    @Test
    void itSaysHowManyFailuresItLeavesOut() {
        SyncReport report = sync(badRows(1500));

        assertCounts(report, 1, 0, 0, 1500);
        assertThat(report.getFailures()).hasSize(1000);
        assertThat(report.getFailures().get(999).getIndex()).isEqualTo(1000);
        assertThat(report.getFailuresOmitted()).isEqualTo(500);
        assertThat(json(report).get("failuresOmitted").asLong()).isEqualTo(500);
    }

    @Test
    void itLeavesNothingOutWhereAllFit() {
        SyncReport report = sync(badRows(1000));

        assertThat(report.getFailures()).hasSize(1000);
        assertThat(report.getFailuresOmitted()).isZero();
    }

    @Test
    void aRouteGetsAsManyFailuresAsItAsksFor() {
        SyncReport all = reportOf(keeping(2000));
        SyncReport few = reportOf(keeping("3"));

        assertThat(all.getFailures()).hasSize(1500);
        assertThat(all.getFailuresOmitted()).isZero();
        assertThat(few.getFailures()).extracting("index").containsExactly(1L, 2L, 3L);
        assertThat(few.getFailuresOmitted()).isEqualTo(1497);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "all"})
    void aNumberOfFailuresThatCannotBeIsRefused(String failures) {
        assertThat(keeping(failures).getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining(CognipeerContactsConstants.MAX_FAILURES);
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void rowsAboutTheSameContactAreCountedAndSaidOnce() {
        sandbox.insert(Map.of("integrationId", "x", "email", "x@example.com"));
        try (LogLines log = new LogLines()) {
            SyncReport report = sync(
                    SYNC + "?limit=2",
                    List.of(
                            Map.of("integrationId", "new", "email", "1@example.com"),
                            Map.of("integrationId", "x", "name", "X"),
                            Map.of("integrationId", "new", "email", "2@example.com"),
                            Map.of("email", "x@example.com", "name", "X"),
                            Map.of("integrationId", "y"),
                            Map.of("integrationId", "new", "email", "3@example.com")));

            assertThat(report.getFailed()).isZero();
            assertThat(report.getRepeated()).isEqualTo(3);
            assertThat(json(report).get("repeated").asLong()).isEqualTo(3);
            assertThat(log.at(Level.WARN)).singleElement().satisfies(line -> assertThat(line)
                    .contains("Contact ", "the same contact as an earlier one")
                    .doesNotContain("new", "@"));
        }
    }

    @Test
    void theLogOfSyncsHasTheFailuresAndTheRemarks() {
        try (LogLines log = new LogLines("com.cognipeer.camel.contacts.sync.SyncRun")) {
            sync(SYNC, List.of(contact(1), contact(1), Map.of("name", "nobody")));

            assertThat(log.at(Level.WARN))
                    .anyMatch(line -> line.contains("the same contact as an earlier one"))
                    .anyMatch(line -> line.startsWith("Contact 2 of the input failed"));
        }
    }

    @Test
    void aDryRunCountsThemToo() {
        SyncReport report = sync(SYNC + "?dryRun=true", List.of(contact(1), contact(2), contact(1), contact(1)));

        assertThat(report.getRepeated()).isEqualTo(2);
    }

    @Test
    void contactsThatComeOnceAreNotRepeated() {
        List<Map<String, Object>> contacts = exported(300);
        contacts.get(5).put("name", "Changed");

        SyncReport report = sync(contacts);

        assertThat(report.getRepeated()).isZero();
        assertThat(report.getNotStoredAsGiven()).isZero();
        assertThat(report.getNotStoredAsGivenFields()).isEmpty();
    }

    private Exchange keeping(Object failures) {
        return send(SYNC, exchange -> {
            exchange.getMessage().setBody(badRows(1500));
            exchange.getMessage().setHeader(CognipeerContactsConstants.MAX_FAILURES, failures);
        });
    }

    private JsonNode json(SyncReport report) {
        return context.getTypeConverter().convertTo(JsonNode.class, report);
    }

    private static List<Object> badRows(int count) {
        List<Object> rows = new ArrayList<>(List.of(contact(0)));
        IntStream.range(0, count).forEach(row -> rows.add(Map.of("name", "Row " + row)));
        return rows;
    }
}

package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored contacts that the input does not have are reported, or get the given fields. */
class MissingContactsTest extends MissingTest {

    /** The first walk over a scope that fits on a page: the page, and a request that shows that the server counts. */
    private static final int WALK = 2;

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(1000).start();
    }

    @Test
    void theyAreLeftAloneByDefault() {
        List<Map<String, Object>> export = stored(20);

        SyncReport report = sync(SYNC, export.subList(0, 19));

        assertMissing(report, 0, 0, 0, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 1));
    }

    @Test
    void theyAreReportedWithTheirIdsAndNothingIsWritten() {
        List<Map<String, Object>> export = stored(20);

        SyncReport report = sync(REPORT, export.subList(1, 19));

        assertCounts(report, 0, 0, 18, 0);
        assertMissing(report, 2, 0, 0, 0);
        assertThat(report.getMissingContacts())
                .extracting(MissingContact::getId, MissingContact::getIntegrationId, MissingContact::getOutcome)
                .containsExactly(tuple(id(0), "crm-0", null), tuple(id(19), "crm-19", null));
        assertThat(requests()).isEqualTo(Map.of("list", 1 + WALK));
    }

    @Test
    void theyGetTheGivenFields() {
        List<Map<String, Object>> export = stored(20);

        SyncReport report = sync(UPDATE, export.subList(1, 19));

        assertCounts(report, 0, 0, 18, 0);
        assertMissing(report, 2, 2, 0, 0);
        assertThat(withStatus("inactive")).isEqualTo(ids(0, 19));
        assertThat(report.getMissingContacts())
                .extracting(MissingContact::getOutcome)
                .containsOnly(Outcome.updated);
        assertThat(requests()).isEqualTo(Map.of("list", 1 + WALK + 1, "PATCH", 2));
        assertThat(report.getRequests()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"report, 0", "update, 3"})
    void allCountThoughTheReportNamesFewer(String onMissing, int updated) {
        List<Map<String, Object>> export = stored(20);

        String uri = (onMissing.equals("report") ? REPORT : UPDATE) + "&parallelism=1";
        SyncReport report = reportOf(send(uri, message -> {
            message.getMessage().setBody(export.subList(0, 17));
            message.getMessage().setHeader(CognipeerContactsConstants.MAX_FAILURES, 2);
        }));

        assertMissing(report, 3, updated, 0, 0);
        assertThat(withStatus("inactive")).hasSize(updated);
        assertThat(missingIds(report)).containsExactly(id(17), id(18));
    }

    @Test
    void aDryRunReadsTheSameAndWritesNothing() {
        List<Map<String, Object>> export = stored(20);

        SyncReport report = sync(UPDATE + "&dryRun=true", export.subList(1, 19));

        assertMissing(report, 2, 2, 0, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 1 + WALK + 1));
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void ofTenThousandThreeHundredAreMissingAndTwentyOfTheseAreInactiveAlready() {
        List<Map<String, Object>> export = new ArrayList<>(stored(10_000));
        for (int i = 0; i < 20; i++) {
            sandbox.update(id(i * 33), Map.of("status", "inactive"));
        }
        List<Map<String, Object>> given = new ArrayList<>();
        for (int i = 0; i < export.size(); i++) {
            if (i % 33 != 0 || i >= 300 * 33) {
                given.add(export.get(i));
            }
        }
        sandbox.clearRequests();

        SyncReport report = sync(UPDATE + "&limit=100", given);

        assertCounts(report, 0, 0, 9700, 0);
        assertMissing(report, 300, 280, 20, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 97 + 100 + 4, "PATCH", 280));
        assertThat(withStatus("inactive")).hasSize(300);
    }
}

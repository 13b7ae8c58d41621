package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.CountOrShare;
import com.cognipeer.camel.contacts.route.LogLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An input that lacks too many contacts changes none of them. */
class MissingGuardTest extends MissingTest {

    @ParameterizedTest
    @CsvSource({
        "10%, 1000, 100", "10%, 109, 10", "10%, 50, 10", "10%, 20, 10", "10%, 19, 9", "10%, 2, 1", "10%, 1, 1",
        "10%, 0, 0", "0, 1000, 10", "5, 1000, 10", "500, 1000, 500", "500, 3, 500", "60%, 3, 1", "60%, 10, 6",
        "100%, 1000, 1000", "100%, 3, 3"
    })
    void aShareOrANumberIsAllowedAndTenOrHalfOfTheScopeIfThatIsFewer(String most, long scope, long allowed) {
        MissingGuard guard = new MissingGuard(CountOrShare.parse(most));

        assertThat(guard.allowed(scope)).isEqualTo(allowed);
        assertThat(guard.allows(allowed, scope)).isTrue();
        assertThat(guard.allows(allowed + 1, scope)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10%, 10, 0, false",
        "10%, 11, 0, true",
        "10%, 11, 99, false",
        "10%, 11, 98, true",
        "100%, 1000, 0, false",
        "500, 500, 0, false",
        "500, 501, 100000, true"
    })
    void itIsSureToRefuseIfTheWholeInputInTheScopeWouldNotHelp(String most, long missing, long seen, boolean sure) {
        assertThat(new MissingGuard(CountOrShare.parse(most)).isSureToRefuse(missing, seen))
                .isEqualTo(sure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&dryRun=true"})
    void theWrongFileIsRefusedWithTheNumbers(String dryRun) {
        List<Map<String, Object>> export = stored(500);

        SyncStoppedException stopped = stopped(send(UPDATE + dryRun, export.subList(0, 10)));

        assertThat(stopped)
                .hasMessageContaining("the input has 10 rows, and lacks 11 or more of the 500 contacts of the scope,"
                        + " while maxMissing=10% allows 10")
                .hasMessageContaining("None of them was changed")
                .hasMessageContaining("set maxMissing to more")
                .hasNoCause();
        assertThat(stopped.getReport().getUnchanged()).isEqualTo(10);
        assertThat(stopped.getReport().getMissing()).isEqualTo(11);
        assertThat(missingIds(stopped.getReport())).hasSize(11).startsWith(id(10));
        assertThat(requests()).as("the walk ends when the end is sure").isEqualTo(Map.of("list", 2));
    }

    @Test
    void theWholeScopeIsReadIfItsRestMayStillBeInTheInput() {
        List<Map<String, Object>> export = new ArrayList<>(stored(200));
        for (int i = 0; i < 170; i++) {
            sandbox.update(id(i), Map.of("status", "lead"));
        }

        assertThat(stopped(send(UPDATE.replace("filter={}", "filter={\"status\":\"active\"}"), export.subList(0, 188))))
                .hasMessageContaining("the input has 188 rows, and lacks 12 of the 30 contacts of the scope, while"
                        + " maxMissing=10% allows 10");
    }

    @Test
    void moreThanHalfOfAFewIsRefused() {
        List<Map<String, Object>> export = stored(9);

        stopped(send(UPDATE, export.subList(0, 4)));

        assertThat(withStatus("inactive")).isEmpty();
        assertMissing(sync(UPDATE, export.subList(0, 5)), 4, 4, 0, 0);
    }

    @Test
    void aReportOnlyWarns() {
        List<Map<String, Object>> export = stored(500);
        try (LogLines log = new LogLines("com.cognipeer.camel.contacts.sync.SyncRun")) {
            SyncReport report = sync(REPORT, export.subList(0, 10));

            assertMissing(report, 490, 0, 0, 0);
            assertThat(log.at(Level.WARN)).singleElement().asString().contains("lacks 490 of the 500 contacts");
        }
    }

    @Test
    void allPassIfTheOptionSaysSo() {
        List<Map<String, Object>> export = stored(30);

        assertMissing(sync(UPDATE + "&maxMissing=100%25", export.subList(0, 1)), 29, 29, 0, 0);
    }

    @Test
    void theReportNamesAsManyAsItKeepsFailures() {
        List<Map<String, Object>> export = stored(30);

        SyncReport report = reportOf(send(REPORT, exchange -> {
            exchange.getMessage().setBody(export.subList(0, 22));
            exchange.getMessage().setHeader("CamelCognipeerContactsMaxFailures", 3);
        }));

        assertMissing(report, 8, 0, 0, 0);
        assertThat(missingIds(report)).containsExactly(id(22), id(23), id(24));
    }
}

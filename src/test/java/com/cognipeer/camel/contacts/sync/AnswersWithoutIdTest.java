package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server may leave the _id out of the answer to a write. */
class AnswersWithoutIdTest extends MissingTest {

    @Test
    void nobodyKnowsWhichContactACreationIsAbout() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20).subList(0, 18));
        export.add(row(20));
        answerTo("POST", "crm-20");

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 1, 0, 18, 0);
        assertMissing(report, 0, 0, 0, 0);
        assertThat(report.getNoneMissingBecause()).contains("the answers to 1 of 19 rows have no _id");
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void aChangeIsAboutTheContactThatWasLookedUp() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20).subList(0, 19));
        export.set(3, Map.of("integrationId", "crm-3", "name", "Changed"));
        answerTo("PATCH", "crm-3");

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 0, 1, 18, 0);
        assertMissing(report, 1, 1, 0, 0);
    }

    @Test
    void aChangeOfAMissingContactIsAboutItToo() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        answerTo("PATCH", "crm-19");

        assertMissing(sync(UPDATE, export), 1, 1, 0, 0);
    }

    private void answerTo(String method, String integrationId) {
        sandbox.faults()
                .always(
                        request -> request.method().equals(method)
                                && !request.path().endsWith("/list")
                                && (request.target() + request.body()).contains(integrationId),
                        Fault.answer(
                                200,
                                "application/json",
                                "{\"success\":true,\"data\":{\"integrationId\":\"" + integrationId + "\"}}"));
    }
}

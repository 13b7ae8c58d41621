package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that brings contacts from outside of the scope stops the sync before it changes one of them. */
class IgnoredScopeTest extends MissingTest {

    @ParameterizedTest
    @ValueSource(strings = {REPORT, UPDATE})
    void aContactWithAnotherValueShowsIt(String uri) {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.update(id(18), Map.of("status", "lead"));

        assertIgnored(uri, "{\"status\":\"active\"}", export, "status");
    }

    @Test
    void aContactWithAnotherValueOfOneOfSeveralConditionsShowsIt() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.update(id(18), Map.of("status", "lead"));

        assertIgnored(
                UPDATE, "RAW({\"$and\":[{\"email\":{\"$exists\":true}},{\"status\":\"active\"}]})", export, "status");
    }

    @Test
    void aContactWithAnotherNumberShowsIt() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        for (int i = 0; i < 20; i++) {
            sandbox.update(id(i), Map.of("score", 5));
        }
        sandbox.update(id(18), Map.of("score", 7));

        assertIgnored(UPDATE, "{\"score\":5}", export, "score");
    }

    @Test
    void aContactWithAnotherValueInAnObjectShowsIt() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.update(id(18), Map.of("properties", Map.of("source", "chat")));

        assertIgnored(UPDATE, "{\"properties.source\":\"crm\"}", export, "properties.source");
    }

    @Test
    void aContactWithoutTheFieldShowsItIfOthersHaveIt() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        for (int i = 0; i < 18; i++) {
            sandbox.update(id(i), Map.of("properties", Map.of("source", "crm")));
        }

        assertIgnored(UPDATE, "{\"properties.source\":\"crm\"}", export, "properties.source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hidden\":\"crm\"}",
                "{\"status\":\"ACTIVE\"}",
                "{\"score\":\"5\"}",
                "{\"score\":5.0}",
                "{\"tags\":\"vip\"}",
                "{\"createdDate\":\"2020-01-01\"}",
                "{\"status\":{\"$regex\":\"^act\"}}",
                "{\"$or\":[{\"status\":\"lead\"},{\"score\":5}]}"
            })
    void aValueThatTheServerMayCompareInItsOwnWayDoesNot(String scope) {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        for (int i = 0; i < 20; i++) {
            sandbox.update(id(i), Map.of("score", 5, "tags", List.of("vip", "new")));
        }
        ignoreTheScope();

        assertMissing(sync(REPORT.replace("filter={}", "filter=RAW(" + scope + ")"), export), 1, 0, 0, 0);
    }

    @Test
    void aListThatANameLeadsIntoDoesNot() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        for (int i = 0; i < 20; i++) {
            Map<String, Object> label = Map.of("label", "vip");
            sandbox.update(id(i), Map.of("groups", i % 2 == 0 ? label : List.of(label)));
        }

        assertMissing(sync(REPORT.replace("filter={}", "filter={\"groups.label\":\"vip\"}"), export), 1, 0, 0, 0);
    }

    @Test
    void aTextThatANameLeadsIntoShowsIt() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        for (int i = 0; i < 20; i++) {
            sandbox.update(id(i), Map.of("groups", i == 18 ? "vip" : Map.of("label", "vip")));
        }

        assertIgnored(UPDATE, "{\"groups.label\":\"vip\"}", export, "groups.label");
    }

    private void assertIgnored(String uri, String scope, List<Map<String, Object>> export, String field) {
        ignoreTheScope();

        assertThat(stopped(send(uri.replace("filter={}", "filter=" + scope), export)))
                .hasCauseInstanceOf(ContactsServerException.class)
                .hasMessageContaining("ignores the filter on " + field);
        assertThat(withStatus("inactive")).isEmpty();
    }

    private void ignoreTheScope() {
        sandbox.faults().always(MissingTest::isOfTheWalk, Fault.ignoreFilter());
    }
}

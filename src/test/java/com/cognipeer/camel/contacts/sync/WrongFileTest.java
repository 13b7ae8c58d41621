package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A larger file of other contacts is refused too: those that the sync itself puts into the scope count for no share of it. */
class WrongFileTest extends MissingTest {

    private static final String ACTIVE = UPDATE.replace("filter={}", "filter={\"status\":\"active\"}");

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(1000).start();
    }

    @Test
    void contactsThatTheSyncCreates() {
        stored(50);

        assertRefused(UPDATE, rows(1000, 2000));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "lead")
    void contactsThatTheSyncMovesIntoTheScope(String statusBefore) {
        stored(50);
        for (int i = 50; i < 550; i++) {
            Map<String, Object> outside = old(i);
            outside.put("status", statusBefore);
            sandbox.insertRaw(outside);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : rows(50, 550)) {
            Map<String, Object> active = new HashMap<>(row);
            active.put("status", "active");
            rows.add(active);
        }

        assertRefused(ACTIVE, rows);
    }

    @Test
    void contactsThatChangeOnlyOtherFieldsOfTheScopeCount() {
        stored(200);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : rows(0, 188)) {
            Map<String, Object> active = new HashMap<>(row);
            active.put("status", "active");
            active.put("name", "New name");
            rows.add(active);
        }

        assertMissing(sync(ACTIVE, rows), 12, 12, 0, 0);
    }

    private void assertRefused(String uri, List<Map<String, Object>> rows) {
        assertThat(stopped(send(uri, rows)))
                .hasMessageContaining("lacks 50 of the 50 contacts of the scope, while maxMissing=10% allows 10");
        assertThat(withStatus("inactive")).isEmpty();
    }

    private static List<Map<String, Object>> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(MissingTest::row).toList();
    }
}

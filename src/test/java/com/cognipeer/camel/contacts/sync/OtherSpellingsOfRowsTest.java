package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is found by an e-mail address is about all contacts with this address, whatever its case. */
class OtherSpellingsOfRowsTest extends MissingTest {

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .emails(EmailComparison.LETTER_BY_LETTER)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "email"})
    void aContactThatNoLookUpFindsIsNotMissing(String matchBy) {
        List<Map<String, Object>> export = new ArrayList<>(stored(20));
        sandbox.update(id(4), Map.of("email", "BOB@example.org"));
        export.set(4, Map.of("email", "bob@example.org"));

        SyncReport report = sync(UPDATE + "&matchBy=" + matchBy, export);

        assertCounts(report, 1, 0, 19, 0);
        assertMissing(report, 0, 0, 0, 0);
        assertThat(withStatus("inactive")).isEmpty();
    }
}

package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An e-mail address may identify a contact outside of the scope, if the server writes without regard to case. */
class EmailsOutsideOfTheScopeTest extends MissingTest {

    private static final String ACTIVE = UPDATE.replace("filter={}", "filter={\"status\":\"active\"}");

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .uniqueIdentifiers(false)
                .emails(EmailComparison.IGNORE_CASE_BUT_IN_FILTERS)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&dryRun=true"})
    void oneWhoseEMailIdentifiesAnotherContactFailsAndNamesBoth(String dryRun) {
        List<Map<String, Object>> export = stored(20);
        sandbox.update(id(3), Map.of("email", "BOB@example.com", "status", "lead"));
        insertWithoutIntegrationId("bob@example.com");
        List<Map<String, Object>> given = export.stream()
                .filter(row -> !row.get("integrationId").equals("crm-3"))
                .toList();

        SyncReport report = sync(ACTIVE + dryRun, given);

        assertMissing(report, 1, 0, 0, 1);
        assertThat(report.getMissingContacts().get(0).getMessage())
                .contains(id(3))
                .contains(id(20));
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void theQuestionCostsOneRequestForEachContactWithoutAnIntegrationId() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        insertWithoutIntegrationId("bob@example.com");

        assertMissing(sync(UPDATE, export), 2, 2, 0, 0);

        assertThat(requests()).containsEntry("GET", 1).containsEntry("PATCH", 2);
    }

    private void insertWithoutIntegrationId(String email) {
        Map<String, Object> contact = old(20);
        contact.remove("integrationId");
        contact.put("email", email);
        sandbox.insertRaw(contact);
    }
}

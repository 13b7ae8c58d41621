package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing contacts are looked up once more, and only those are written that are as they were and have an identifier. */
class MissingWritesTest extends MissingTest {

    private static final String ACTIVE = UPDATE.replace("filter={}", "filter={\"status\":\"active\"}");

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .uniqueIdentifiers(false)
                .emails(EmailComparison.IGNORE_CASE_BUT_IN_FILTERS)
                .start();
    }

    @Test
    void oneThatIsGoneIsLeftOut() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.delete(id(18)));

        assertOneLeftOut(sync(UPDATE, export));
        assertThat(sandbox.size()).isEqualTo(19);
    }

    @Test
    void oneThatHasLeftTheScopeIsLeftOut() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.update(id(18), Map.of("status", "lead")));

        assertOneLeftOut(sync(ACTIVE, export));
        assertThat(withStatus("lead")).isEqualTo(ids(18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrationId", "email"})
    void oneWithAnotherIdentifierIsLeftOut(String field) {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.update(id(18), Map.of(field, "other@example.com")));

        assertOneLeftOut(sync(UPDATE, export));
    }

    @Test
    void oneThatIsMarkedAsDeletedIsLeftOut() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.softDelete(id(18)));

        assertOneLeftOut(sync(UPDATE, export));
    }

    @Test
    void oneThatIsMarkedAsDeletedInAScopeIsLeftOut() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.softDelete(id(18)));

        assertOneLeftOut(sync(ACTIVE, export));
    }

    @Test
    void oneThatGoesJustBeforeItsWriteIsLeftOut() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("PATCH")) {
                sandbox.delete(id(18));
            }
        });

        assertOneLeftOut(sync(UPDATE, export));
        assertThat(sandbox.size()).isEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter={}", "filter={\"status\":\"active\"}"})
    void oneWhoseOtherFieldsHaveChangedIsWritten(String scope) {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.update(id(18), Map.of("name", "Changed")));

        SyncReport report = sync(UPDATE.replace("filter={}", scope), export);

        assertMissing(report, 2, 2, 0, 0);
        assertThat(withStatus("inactive")).isEqualTo(ids(18, 19));
    }

    @Test
    void aScopeCostsNoRequestForContactsThatHaveNotChanged() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);

        assertMissing(sync(ACTIVE, export), 2, 2, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 4, "PATCH", 2));
    }

    @Test
    void aServerThatIgnoresTheFilterOfTheLookUpStopsItBeforeTheFirstWrite() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        afterTheWalk(() -> sandbox.faults().always(request -> true, Fault.ignoreFilter()));
        sandbox.faults().next(Fault.none(), Fault.none(), Fault.none());

        assertThat(stopped(send(UPDATE, export)))
                .hasCauseInstanceOf(ContactsServerException.class)
                .hasMessageContaining("$in");
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void aServerWithSmallPagesIsAskedForTheRest() {
        try (ContactsSandbox small = ContactsSandbox.builder().maxLimit(7).start()) {
            for (int i = 0; i < 120; i++) {
                small.insertRaw(old(i));
            }
            List<Map<String, Object>> export = new ArrayList<>();
            for (int i = 0; i < 110; i++) {
                export.add(row(i));
            }

            assertMissing(sync(UPDATE + "&baseUrl=" + small.baseUrl(), export), 10, 10, 0, 0);
        }
    }

    @Test
    void oneWithoutAnIntegrationIdIsWrittenByItsEMail() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        insertWithout("integrationId");

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 2, 2, 0, 0);
        assertThat(withStatus("inactive")).isEqualTo(ids(19, 20));
        assertThat(report.getMissingContacts().get(1).getIntegrationId()).isNull();
    }

    @Test
    void oneWithoutAnyIdentifierFails() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        insertWithout("integrationId", "email");

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 2, 1, 0, 1);
        assertFailed(report, id(20), "no integrationId and no email");
    }

    @Test
    void oneThatSharesItsIdentifierWithAnotherMissingOneFailsAsThatDoes() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.update(id(18), Map.of("integrationId", "crm-19"));

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 2, 0, 0, 2);
        assertFailed(report, id(18), "2 stored contacts have this integrationId");
        assertFailed(report, id(19), "2 stored contacts have this integrationId");
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void oneThatSharesItsEMailWithAContactOfTheInputFails() {
        List<Map<String, Object>> export = stored(20);
        insertWithout("integrationId");
        sandbox.update(id(20), Map.of("email", "3@example.com"));

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 1, 0, 0, 1);
        assertFailed(report, id(20), "2 stored contacts have this email");
        assertThat(withStatus("inactive")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3@Example.com, 3@example.com", "3@example.com, 3@Example.com", "3@EXAMPLE.com, 3@Example.com"})
    void oneThatSharesItsEMailInAnotherCaseFails(String emails) {
        List<Map<String, Object>> export = stored(20);
        insertWithout("integrationId");
        sandbox.update(id(20), Map.of("email", emails.split(", ")[0]));
        sandbox.update(id(3), Map.of("email", emails.split(", ")[1]));
        export = new ArrayList<>(export);
        export.set(3, Map.of("integrationId", "crm-3"));

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 1, 0, 0, 1);
        assertThat(report.getMissingContacts().get(0).getMessage()).contains("email");
        assertThat(withStatus("inactive")).isEmpty();
        assertThat(requests()).as("the walk has shown it").doesNotContainKeys("GET", "PATCH");
    }

    @Test
    void aWriteThatChangesAnotherContactFailsAndNamesBoth() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.faults()
                .always(
                        request -> request.method().equals("PATCH")
                                && request.body().contains("crm-19"),
                        answer("{\"_id\":\"stranger\",\"integrationId\":\"crm-19\",\"status\":\"inactive\"}"));

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 2, 1, 0, 1);
        assertFailed(report, id(19), id(19));
        assertFailed(report, id(19), "stranger");
    }

    @Test
    void answersWithoutAnIdAreTakenForThoseOfTheContactsThatWereAskedFor() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20).subList(0, 19));
        export.set(3, Map.of("integrationId", "crm-3", "name", "Changed"));
        sandbox.faults()
                .always(
                        request -> request.method().equals("PATCH")
                                && request.body().contains("crm-3"),
                        answer("{\"integrationId\":\"crm-3\",\"name\":\"Changed\"}"))
                .always(
                        request -> request.method().equals("PATCH")
                                && request.body().contains("crm-19"),
                        answer("{\"integrationId\":\"crm-19\",\"status\":\"inactive\"}"));

        SyncReport report = sync(UPDATE, export);

        assertCounts(report, 0, 1, 18, 0);
        assertMissing(report, 1, 1, 0, 0);
    }

    private static Fault answer(String contact) {
        return Fault.answer(200, "application/json", "{\"success\":true,\"data\":" + contact + "}");
    }

    @Test
    void aWriteThatIsRefusedFailsAlone() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.faults()
                .always(
                        request -> request.method().equals("PATCH")
                                && request.body().contains("crm-18"),
                        Fault.status(422, "not this one"));

        SyncReport report = sync(UPDATE, export);

        assertMissing(report, 2, 1, 0, 1);
        assertFailed(report, id(18), "not this one");
    }

    @Test
    void oneThatHasTheFieldsIsNotWrittenEvenIfRowsWithoutADifferenceAre() {
        List<Map<String, Object>> export = stored(20).subList(0, 18);
        sandbox.update(id(18), Map.of("status", "inactive"));

        SyncReport report = sync(UPDATE + "&skipUnchanged=false", export);

        assertMissing(report, 2, 1, 1, 0);
        assertThat(requests()).containsEntry("PATCH", 18 + 1);
    }

    @Test
    void fieldsThatLeadIntoObjectsKeepTheOtherEntries() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        sandbox.update(id(19), Map.of("properties", Map.of("company", "ACME")));

        SyncReport report =
                sync(SYNC + "&onMissing=update&missingFields={\"properties.left\":true,\"status\":\"active\"}", export);

        assertMissing(report, 1, 1, 0, 0);
        assertThat(sandbox.find("19@example.com").orElseThrow())
                .containsEntry("properties", Map.of("company", "ACME", "left", true));
    }

    @Test
    void noEMailIsInTheReportOrTheLog() {
        List<Map<String, Object>> export = stored(20).subList(0, 19);
        insertWithout("integrationId");
        sandbox.update(id(20), Map.of("email", "secret@example.com"));

        SyncReport report = sync(UPDATE, export);

        assertThat(context.getTypeConverter().convertTo(String.class, report)).doesNotContain("@");
        assertThat(report.getMissingContacts().toString()).doesNotContain("@");
    }

    private void insertWithout(String... fields) {
        Map<String, Object> contact = old(20);
        contact.keySet().removeAll(List.of(fields));
        sandbox.insertRaw(contact);
    }

    private void assertOneLeftOut(SyncReport report) {
        assertMissing(report, 1, 1, 0, 0);
        assertThat(report.getMissingLeftOut()).isEqualTo(1);
        assertThat(withStatus("inactive")).isEqualTo(ids(19));
    }

    private static void assertFailed(SyncReport report, String id, String message) {
        assertThat(report.getMissingContacts())
                .filteredOn(contact -> contact.getId().equals(id))
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.getOutcome()).isEqualTo(Outcome.failed);
                    assertThat(contact.getMessage()).contains(message);
                });
    }
}

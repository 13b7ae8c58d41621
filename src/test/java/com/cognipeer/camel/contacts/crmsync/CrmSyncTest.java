package com.cognipeer.camel.contacts.crmsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFromJava;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the example as they stand there, against a sandbox: the export is synced once for all tests that look. */
class CrmSyncTest {

    private static final Path EXAMPLE = Path.of("examples/crm-sync");
    private static final Path EXPORT = EXAMPLE.resolve("customers.csv");

    @TempDir
    static Path output;

    private static ContactsSandbox sandbox;
    private static List<Map<String, Object>> before;
    private static SyncReport report;
    private static Cost cost;

    @TempDir
    Path folder;

    @BeforeAll
    static void syncTheExport() throws Exception {
        sandbox = Workspace.start();
        before = sandbox.contacts();
        try (Example example = new Example(EXAMPLE, "crm-sync", sandbox, output).start()) {
            report = example.deliver(EXPORT).getMessage().getMandatoryBody(SyncReport.class);
        }
        cost = Cost.of(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void theReportTellsWhatBecameOfEveryRow() {
        assertThat(report.getCreated()).isEqualTo(20);
        assertThat(report.getUpdated()).isEqualTo(100);
        assertThat(report.getUnchanged()).isEqualTo(4877);
        assertThat(report.getFailed()).isEqualTo(3);
    }

    @Test
    void aRequestAsksForAHundredRowsAndOnlyWhatDiffersIsWritten() {
        assertThat(cost).isEqualTo(new Cost(50, 0, 120));
        assertThat(report.getRequests()).isEqualTo(170);
    }

    @Tag("ci")
    @Test
    void syncedAgainItOnlyAsks() throws Exception {
        try (ContactsSandbox synced = copyOf(sandbox.contacts());
                Example example = new Example(EXAMPLE, "crm-sync", synced, folder).start()) {
            SyncReport again = example.deliver(EXPORT).getMessage().getMandatoryBody(SyncReport.class);

            assertThat(again.getUnchanged()).isEqualTo(4997);
            assertThat(again.getFailed()).isEqualTo(3);
            assertThat(Cost.of(synced)).isEqualTo(new Cost(50, 0, 0));
        }
    }

    @Test
    void whatTheExportSaysIsStoredAndAllElseStays() {
        List<Contact> rows = CustomerExport.customers().stream()
                .map(customer -> ContactFromJava.ofBean(customer, null))
                .toList();
        Map<Object, Contact> now = byIntegrationId(sandbox.contacts());
        rows(Fate.EQUAL, Fate.DIFFERENT).forEach(row -> assertThat(now.get(CustomerExport.integrationId(row)))
                .as("row %d", row)
                .containsEntry("name", rows.get(row).getName())
                .containsEntry("status", "active")
                .containsEntry(
                        "phone", CustomerExport.hasPhone(row) ? rows.get(row).getPhone() : "+1666" + row)
                .containsEntry(
                        "properties",
                        Map.of(
                                "company", rows.get(row).get("properties.company"),
                                "city", rows.get(row).get("properties.city"),
                                "tier", Workspace.known(row).getProperties().get("tier"),
                                "score", Workspace.known(row).getProperties().get("score"))));
    }

    @Test
    void noStoredEntryOfPropertiesIsLost() {
        assertThat(Workspace.withKnownProperties(sandbox)).isEqualTo(4978);
    }

    @Test
    void aNewCustomerHasNestedProperties() {
        Contact created = byIntegrationId(sandbox.contacts()).get("customer-0100");

        assertThat(created.getName()).isEqualTo("Chiara Okafor");
        assertThat(created.getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("company", "Globex", "city", "Istanbul"));
        assertThat(created).doesNotContainKeys("properties.company", "properties.city");
    }

    @Test
    void contactsThatTheExportDoesNotNameStayAsTheyAre() {
        List<Map<String, Object>> others =
                before.stream().filter(contact -> !isCustomer(contact)).toList();

        assertThat(others).hasSize(250);
        assertThat(sandbox.contacts().stream().filter(contact -> !isCustomer(contact)))
                .containsExactlyElementsOf(others);
        assertThat(sandbox.size()).isEqualTo(before.size() + 20);
    }

    @Test
    void theRejectFileHasALineForEachFailure() throws IOException {
        List<Path> files = filesIn(output.resolve("rejects"));

        assertThat(files).singleElement().satisfies(file -> assertThat(
                        file.getFileName().toString())
                .matches("customers-\\d{8}-\\d{6}-\\d{3}\\.jsonl"));
        assertThat(Files.readAllLines(files.get(0)))
                .containsExactly(
                        "{\"index\":1200,\"key\":null,\"error\":\"InvalidContactException\",\"message\":\"The contact has no"
                                + " integrationId and no email to look it up by: give it one\"}",
                        "{\"index\":2400,\"key\":\"customer-2400\",\"error\":\"InvalidContactException\",\"message\":\"The"
                                + " contact's field 'email' has no @: correct it, or set validateEmail=false to leave the"
                                + " check to the server\"}",
                        "{\"index\":3700,\"key\":\"customer-3700\",\"error\":\"InvalidContactException\",\"message\":\"The"
                                + " field 'properties.company' cannot be merged: 'properties' is no object; correct it, or"
                                + " give it whole\"}");
    }

    @Test
    void whatFailedIsStoredAsItWas() {
        Map<Object, Contact> now = byIntegrationId(sandbox.contacts());
        Map<Object, Contact> then = byIntegrationId(before);

        assertThat(rows(Fate.WITHOUT_AT_SIGN, Fate.STORED_ODDLY)).hasSize(2).allSatisfy(row -> {
            String id = CustomerExport.integrationId(row);
            assertThat(now.get(id)).isEqualTo(then.get(id));
        });
    }

    @Test
    void theFileIsMovedWhenItIsDone() {
        assertThat(output.resolve("done/customers.csv")).exists();
        assertThat(output.resolve("in/customers.csv")).doesNotExist();
    }

    @Test
    void aFileWhoseSyncIsStoppedIsKeptToBePutBack() throws Exception {
        try (ContactsSandbox closed = ContactsSandbox.start();
                Example example = new Example(EXAMPLE, "crm-sync", closed, folder).start()) {
            closed.faults().always(request -> true, Fault.status(401));

            assertThatThrownBy(() -> example.deliver(EXPORT)).isInstanceOf(SyncStoppedException.class);
            assertThat(folder.resolve("failed/customers.csv")).hasSameBinaryContentAs(EXPORT);
            assertThat(closed.size()).isZero();
        }
    }

    @Tag("ci")
    @Test
    void theLoopStoresTheSameWithTwoRequestsForNearlyEveryRow() throws Exception {
        try (ContactsSandbox other = Workspace.start();
                Example example = new Example(EXAMPLE, "row-by-row", other, folder).start()) {
            example.deliver(EXPORT);

            assertThat(Cost.of(other)).isEqualTo(new Cost(0, 4999, 4998));
            Map<Object, Contact> looped = writableByIntegrationId(other);
            Map<Object, Contact> synced = writableByIntegrationId(sandbox);
            // The loop overwrites what sync refuses to.
            rows(Fate.STORED_ODDLY).map(CustomerExport::integrationId).forEach(id -> {
                assertThat(looped.remove(id)).isNotEqualTo(synced.remove(id));
            });
            assertThat(looped).isEqualTo(synced);
        }
    }

    @Test
    void theExportIsWhatItsGeneratorWrites() throws Exception {
        ByteArrayOutputStream generated = new ByteArrayOutputStream();
        CustomerExport.write(generated);

        assertThat(EXPORT).hasBinaryContent(generated.toByteArray());
    }

    private static Stream<Integer> rows(Fate... fates) {
        return IntStream.range(0, Fate.ROWS)
                .filter(row -> List.of(fates).contains(Fate.of(row)))
                .boxed();
    }

    private static boolean isCustomer(Map<String, Object> contact) {
        return contact.get("integrationId").toString().startsWith("customer-");
    }

    private static Map<Object, Contact> byIntegrationId(List<Map<String, Object>> contacts) {
        Map<Object, Contact> byIntegrationId = new TreeMap<>();
        contacts.forEach(contact -> byIntegrationId.put(contact.get("integrationId"), new Contact(contact)));
        return byIntegrationId;
    }

    private static Map<Object, Contact> writableByIntegrationId(ContactsSandbox sandbox) {
        Map<Object, Contact> contacts = byIntegrationId(sandbox.contacts());
        contacts.replaceAll((id, contact) -> contact.writable());
        return contacts;
    }

    private static ContactsSandbox copyOf(List<Map<String, Object>> contacts) {
        ContactsSandbox copy = ContactsSandbox.start();
        contacts.forEach(copy::insertRaw);
        return copy;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

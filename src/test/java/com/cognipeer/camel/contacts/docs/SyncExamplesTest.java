package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataFormatFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's routes that upsert and sync, as they stand there in each language, against a sandbox. */
class SyncExamplesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @TempDir
    Path classes;

    private ContactsSandbox sandbox;
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        sandbox = ContactsSandbox.start();
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new DirectComponent());
        camel.addComponent("file", new HereAndSoon(folder));
        camel.getRegistry().bind("csv", DataFormatFactory.class, (DataFormatFactory) CsvStandIn::new);
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        Files.createDirectory(folder.resolve("crm"));
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aCustomerIsStoredNewOrNot(String language) throws Exception {
        run(language, "{header.CamelCognipeerContactsOutcome}");

        Map<String, Object> created = customer("{\"integrationId\":\"7\",\"name\":\"Ada\"}");
        Map<String, Object> updated = customer("{\"integrationId\":\"7\",\"name\":\"Ada Lovelace\"}");

        assertThat(created).containsEntry(CognipeerContactsConstants.OUTCOME, "created");
        assertThat(updated)
                .containsEntry(CognipeerContactsConstants.OUTCOME, "updated")
                .containsEntry(CognipeerContactsConstants.ID, created.get(CognipeerContactsConstants.ID));
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "Ada Lovelace"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anExportIsStoredAndItsRejectsAreListed(String language) throws Exception {
        sandbox.insert(Map.of("integrationId", "crm-1", "name", "Old"));

        run(language, "crm/rejects");
        export("""
                {"integrationId":"crm-1","name":"New"}
                {"name":"Nobody"}
                {"integrationId":"crm-2","email":"b@example.com"}
                {"integrationId":"crm-3","email":"nobody"}
                """);

        await().atMost(PATIENCE).until(() -> files("done").size() == 1);
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("integrationId"), contact -> contact.get("name"))
                .containsExactlyInAnyOrder(tuple("crm-1", "New"), tuple("crm-2", null));
        assertThat(Files.readAllLines(files("rejects").get(0)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("1 : The contact has no integrationId and no email"),
                        line -> assertThat(line).startsWith("3 crm-3: The contact's field 'email' has no @"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSyncThatWasStoppedGoesOnWithTheSameFile(String language) throws Exception {
        sandbox.faults().next(Fault.none(), Fault.status(401));

        run(language, "crm/rejects");
        export("[{\"integrationId\":\"crm-1\"},{\"integrationId\":\"crm-2\"}]");

        await().atMost(PATIENCE).until(() -> files("done").size() == 1);
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("integrationId"))
                .containsExactlyInAnyOrder("crm-1", "crm-2");
        assertThat(files("rejects")).isEmpty();
    }

    @Test
    void theColumnsOfATableAreMerged() throws Exception {
        sandbox.insert(Map.of("integrationId", "crm-1", "properties", Map.of("company", "Old", "tier", "gold")));

        run("yaml", "unmarshal:");
        Files.writeString(folder.resolve("crm/contacts.csv"), """
                integrationId,email,properties.company
                crm-1,,New
                ,b@example.com,Other
                """);

        await().atMost(PATIENCE).until(() -> sandbox.size() == 2);
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("properties"))
                .containsExactly(Map.of("company", "New", "tier", "gold"), Map.of("company", "Other"));
    }

    @Test
    void aCustomerWhomTheExportNoLongerHasIsMarked() throws Exception {
        for (String name : List.of("crm-1", "crm-2", "chat-1")) {
            sandbox.insertRaw(Map.of(
                    "integrationId",
                    name,
                    "status",
                    "active",
                    "properties",
                    Map.of("source", name.substring(0, name.indexOf('-'))),
                    "createdDate",
                    "2020-01-01T00:00:00.000Z"));
        }

        run("yaml", "onMissing: update");
        export("[{\"integrationId\":\"crm-1\"}]");

        await().atMost(PATIENCE)
                .until(() -> "inactive".equals(sandbox.contacts().get(1).get("status")));
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("status"))
                .containsExactly("active", "inactive", "active");
    }

    @Test
    void theReportReadsAsThePageShowsIt() throws Exception {
        sandbox.insert(Map.of("integrationId", "crm-2", "status", "lead"));
        sandbox.insert(Map.of("integrationId", "crm-3", "status", "active"));
        camel.start();

        String report = camel.createProducerTemplate()
                .requestBodyAndHeader(
                        "cognipeer-contacts:sync",
                        List.of(
                                Map.of("integrationId", "crm-1", "email", "a@example.com"),
                                Map.of("integrationId", "crm-2", "status", "active"),
                                Map.of("integrationId", "crm-3", "status", "active"),
                                Map.of("name", "Nobody")),
                        CognipeerContactsConstants.SYNC_DETAIL,
                        true,
                        String.class);

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(report))
                .isEqualTo(json.readTree(
                        DocumentedBlock.find("json", "\"failures\"").text()));
    }

    private Map<String, Object> customer(String json) {
        return camel.createProducerTemplate()
                .request("jms:customers", exchange -> exchange.getMessage().setBody(json))
                .getMessage()
                .getHeaders();
    }

    private void export(String contacts) throws IOException {
        Path written = Files.writeString(folder.resolve("contacts"), contacts);
        Files.move(written, folder.resolve("crm/contacts.json"));
    }

    private List<Path> files(String name) throws IOException {
        Path there = folder.resolve("crm").resolve(name);
        if (!Files.exists(there)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.toList();
        }
    }

    private void run(String language, String part) throws Exception {
        LoadedBlock.load(camel, DocumentedBlock.find(language, part), classes);
        camel.start();
    }

    static List<String> languages() {
        return DocumentedBlock.languages();
    }
}

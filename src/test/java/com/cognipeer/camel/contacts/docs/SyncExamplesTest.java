package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataFormatFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's routes that upsert and sync, as they stand there in each language, against a sandbox. */
class SyncExamplesTest {

    private static final Path HERE =
            Path.of("src/test/java", SyncExamplesTest.class.getName().replace('.', '/') + ".java");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

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

    /** The routes as the page has them in Java. */
    private static final class Upsert extends RouteBuilder {
        @Override
        public void configure() {
            // spotless:off
            from("jms:customers")
                    .to("cognipeer-contacts:upsert")
                    .log("${header.CamelCognipeerContactsId} ${header.CamelCognipeerContactsOutcome}");
            // spotless:on
        }
    }

    private static final class Nightly extends RouteBuilder {
        @Override
        public void configure() {
            // spotless:off
            onException(SyncStoppedException.class).log(LoggingLevel.ERROR, "${exception.message}; again in an hour");

            from("file:crm?include=.*[.]json&delay=1h&move=done/${date:now:yyyyMMdd-HHmmss}-${file:name}")
                    .to("cognipeer-contacts:sync")
                    .log(
                            "${body.created} created, ${body.updated} updated, ${body.failed} failed, ${body.requests} requests")
                    .split(simple("${body.failures}"))
                    .setBody(simple("${body.index} ${body.key}: ${body.message}"))
                    .to("file:crm/rejects?fileName=${date:now:yyyyMMdd}.txt&fileExist=Append&appendChars=\\n");
            // spotless:on
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "xml", "yaml"})
    void aCustomerIsStoredNewOrNot(String language) throws Exception {
        run(language, new Upsert(), "jms:customers");

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
    @ValueSource(strings = {"java", "xml", "yaml"})
    void anExportIsStoredAndItsRejectsAreListed(String language) throws Exception {
        sandbox.insert(Map.of("integrationId", "crm-1", "name", "Old"));

        run(language, new Nightly(), "file:crm/rejects");
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
    @ValueSource(strings = {"java", "xml", "yaml"})
    void aSyncThatWasStoppedGoesOnWithTheSameFile(String language) throws Exception {
        sandbox.faults().next(Fault.none(), Fault.status(401));

        run(language, new Nightly(), "file:crm/rejects");
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

        load("yaml", block("yaml", "unmarshal:"));
        camel.start();
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
        assertThat(json.readTree(report)).isEqualTo(json.readTree(block("json", "\"failures\"")));
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

    private void run(String language, RouteBuilder java, String part) throws Exception {
        String block = block(language, part);
        if (language.equals("java")) {
            assertThat(Files.readString(HERE).replaceAll("\\s+", ""))
                    .as("the page's Java, in this test")
                    .contains(block.replaceAll("\\s+", ""));
            camel.addRoutes(java);
        } else {
            load(language, block);
        }
        camel.start();
    }

    private void load(String language, String block) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("page." + language, block));
    }

    private static String block(String language, String part) throws IOException {
        return Pattern.compile("\\[source," + language + "]\n----\n(.*?)\n----\n", Pattern.DOTALL)
                .matcher(Files.readString(ComponentPage.PAGE))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** Files in the test's folder, and ten polls a second instead of one an hour. */
    private static final class HereAndSoon extends FileComponent {

        private final Path folder;

        private HereAndSoon(Path folder) {
            this.folder = folder;
        }

        @Override
        protected GenericFileEndpoint<File> buildFileEndpoint(
                String uri, String remaining, Map<String, Object> parameters) throws Exception {
            parameters.replace("delay", "100");
            return super.buildFileEndpoint(uri, folder.resolve(remaining).toString(), parameters);
        }
    }
}

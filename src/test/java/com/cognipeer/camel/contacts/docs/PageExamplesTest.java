package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataFormatFactory;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all pages and the READMEs show of its use is not only read: Camel builds the beans and routes from it. */
class PageExamplesTest {

    /** The last is what a program prints. */
    private static final List<String> NOT_CAMEL_S = List.of("properties", "json", "sh", "");

    @TempDir
    Path folder;

    private CamelContext camel;

    @BeforeEach
    void start() {
        camel = new DefaultCamelContext();
        camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration()
                .setToken("pat_page");
        camel.addComponent("jms", new DirectComponent());
        camel.addComponent("kafka", new KafkaStandIn());
        camel.addComponent("master", new MasterStandIn());
        camel.addComponent("quartz", new QuartzStandIn());
        camel.getPropertiesComponent().addInitialProperty("contacts.token.2", "pat_a&b%c+d");
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.getRegistry().bind("delivered", new MemoryIdempotentRepository());
        camel.getRegistry().bind("csv", DataFormatFactory.class, (DataFormatFactory) CsvStandIn::new);
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        camel.getRegistry().bind("dataSource", database);
        camel.setAutoStartup(false);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBlockIsARoute(DocumentedBlock block) throws Exception {
        LoadedBlock.load(camel, block.with("state/", folder + "/"), folder);
        camel.start();

        assertThat(camel.getRoutes())
                .filteredOn(route -> !route.isCreatedByKamelet())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aBlockOfStatementsRuns(DocumentedBlock block) throws Exception {
        camel.start();

        CompiledBlock.statements(block, folder).process(new DefaultExchange(camel));
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void aDependencyIsOnThisArtifact(DocumentedBlock block) throws IOException {
        ComponentModel component = JsonMapper.generateComponentModel(ComponentPage.metadata());

        assertThat(block.text())
                .contains("<groupId>" + component.getGroupId() + "</groupId>")
                .contains("<artifactId>" + component.getArtifactId() + "</artifactId>");
    }

    @Test
    void everyBlockIsFound() throws IOException {
        assertThat(Pages.all())
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(DocumentedBlock.of(page).count()).isEqualTo(lines(page, "[source")));
        assertThat(DocumentedBlock.readmes()).isNotEmpty().allSatisfy(readme -> assertThat(
                        DocumentedBlock.of(readme).count() * 2)
                .isEqualTo(lines(readme, "```")));
    }

    /** A page can leave a block to a test of its own. There must be one, and it must read that page. */
    @ParameterizedTest
    @MethodSource("leftToOthers")
    void aBlockThatIsLeftToAnotherTestIsTestedByThat(DocumentedBlock block) throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of("src/test/java"))) {
            assertThat(classes.filter(file -> file.endsWith(block.test() + ".java")))
                    .as("the class %s, which tests the block at %s", block.test(), block)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains(block.page()));
        }
    }

    private static long lines(Path document, String start) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith(start))
                .count();
    }

    static Stream<DocumentedBlock> leftToOthers() {
        return DocumentedBlock.ofAllDocuments().filter(block -> block.test() != null);
    }

    static Stream<DocumentedBlock> routes() {
        return blocks().filter(block -> !isOfStatements(block) && !isDependency(block));
    }

    static Stream<DocumentedBlock> statements() {
        return blocks().filter(PageExamplesTest::isOfStatements);
    }

    static Stream<DocumentedBlock> dependencies() {
        return blocks().filter(PageExamplesTest::isDependency);
    }

    /** All but those that Camel does not read, POMs and classes of projects, and those in a language whose jar is missing. */
    private static Stream<DocumentedBlock> blocks() {
        boolean all = DocumentedBlock.languages().contains(DocumentedBlock.ENDPOINT_DSL);
        return DocumentedBlock.ofAllDocuments()
                .filter(block -> block.test() == null)
                .filter(block -> block.file() == null || block.language().equals("yaml"))
                .filter(block -> !NOT_CAMEL_S.contains(block.language()))
                .filter(block -> all || !block.language().equals(DocumentedBlock.ENDPOINT_DSL))
                .filter(block -> all || !block.contains("kamelet:") && !block.contains("sql:"));
    }

    private static boolean isOfStatements(DocumentedBlock block) {
        return block.language().equals("java") && !CompiledBlock.isOfRoutes(block.text());
    }

    private static boolean isDependency(DocumentedBlock block) {
        return block.language().equals("xml") && block.text().startsWith("<dependency>");
    }
}

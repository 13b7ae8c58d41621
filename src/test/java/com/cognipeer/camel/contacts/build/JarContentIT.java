package com.cognipeer.camel.contacts.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What a build that compiles and tests green can still leave out of the jar. */
class JarContentIT {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final String METADATA = "com/cognipeer/camel/contacts/cognipeer-contacts.json";

    private static JarFile jar;
    private static JarFile sandbox;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(System.getProperty("jar.main"));
        sandbox = new JarFile(System.getProperty("jar.sandbox"));
    }

    @AfterAll
    static void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void everyClassThatAServiceFileNamesIsInTheJar() {
        List<String> classes = names(jar)
                .filter(name -> name.startsWith(SERVICES) && !name.endsWith("/") && !name.endsWith(".properties"))
                .flatMap(JarContentIT::classesNamedIn)
                .toList();

        assertThat(classes)
                .contains(
                        "com.cognipeer.camel.contacts.CognipeerContactsComponent",
                        "com.cognipeer.camel.contacts.CognipeerContactsComponentConfigurer",
                        "com.cognipeer.camel.contacts.CognipeerContactsEndpointConfigurer",
                        "com.cognipeer.camel.contacts.CognipeerContactsEndpointUriFactory",
                        "com.cognipeer.camel.contacts.tooling.ContactCloudEvents",
                        "com.cognipeer.camel.contacts.tooling.ContactsDevConsole")
                .allSatisfy(name -> assertThat(names(jar)).contains(name.replace('.', '/') + ".class"));
    }

    @Test
    void theMetadataIsInAllPlacesThatToolsReadItFrom() {
        assertThat(text("META-INF/" + METADATA)).contains("\"scheme\": \"cognipeer-contacts\"");
        assertThat(text(METADATA)).isEqualTo(text("META-INF/" + METADATA));
        assertThat(text("org/apache/camel/catalog/components/cognipeer-contacts.json"))
                .isEqualTo(text("META-INF/" + METADATA));
    }

    @Test
    void toolsFindTheComponentByItsProperties() {
        assertThat(text(SERVICES + "component.properties")).contains("components=cognipeer-contacts");
        assertThat(names(jar)).doesNotContain("component.properties");
    }

    @Test
    void theKameletsAreWhereCamelLooksForThem() throws IOException {
        List<String> inTheJar = names(jar)
                .filter(name -> name.startsWith("kamelets/") && !name.endsWith("/"))
                .toList();

        try (Stream<Path> files = Files.list(Path.of("src/main/resources/kamelets"))) {
            assertThat(inTheJar)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> "kamelets/" + file.getFileName()).toList());
        }
    }

    @Test
    void theLicenseAndTheModuleNameAreInTheJar() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "END OF TERMS AND CONDITIONS");
        assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                .isEqualTo("com.cognipeer.camel.contacts");
    }

    @Test
    void theTracesAreFoundByTheirServiceFile() {
        assertThat(text("META-INF/services/org.apache.camel.telemetry.SpanDecorator")
                        .strip())
                .isEqualTo("com.cognipeer.camel.contacts.tooling.ContactsSpanDecorator")
                .satisfies(name -> assertThat(names(jar)).contains(name.replace('.', '/') + ".class"));
    }

    @Test
    @DisabledIfSystemProperty(named = "without.runtimes", matches = ".*")
    void springBootFindsItsAutoConfigurationAndIdesTheProperties() {
        assertThat(text("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
                        .strip())
                .isEqualTo("com.cognipeer.camel.contacts.springboot.CognipeerContactsComponentAutoConfiguration");
        assertThat(text("META-INF/spring.factories").strip())
                .isEqualTo("org.springframework.boot.diagnostics.FailureAnalyzer="
                        + "com.cognipeer.camel.contacts.springboot.ContactsFailureAnalyzer");
        assertThat(names(jar)).contains("com/cognipeer/camel/contacts/springboot/ContactsFailureAnalyzer.class");
        assertThat(text("META-INF/spring-configuration-metadata.json"))
                .contains("\"camel.component.cognipeer-contacts.token\"");
        assertThat(names(jar))
                .contains("com/cognipeer/camel/contacts/springboot/CognipeerContactsComponentAutoConfiguration.class");
    }

    @Test
    void aNativeImageFindsItsMetadataUnderTheCoordinatesOfTheJar() {
        assertThat(
                        text(
                                "META-INF/native-image/com.cognipeer.camel/camel-cognipeer-contacts/reachability-metadata.json"))
                .contains("\"com.cognipeer.camel.contacts.CognipeerContactsComponent\"");
    }

    @Test
    @DisabledIfSystemProperty(named = "without.runtimes", matches = ".*")
    void theTypedBuilderIsInTheJarAndItsEntryPointsForCamelsOwnComponentsAreNot() {
        assertThat(names(jar).filter(name -> name.startsWith("com/cognipeer/camel/contacts/dsl/")))
                .contains("com/cognipeer/camel/contacts/dsl/CognipeerContactsEndpointBuilderFactory.class")
                .allMatch(name -> name.endsWith("/") || name.contains("/dsl/CognipeerContactsEndpointBuilderFactory"));
    }

    @Test
    void theIndexOfClassesIsTheSameAtEachBuildAsTheTypedBuilderIsNotInIt() {
        assertThat(text("META-INF/jandex.idx"))
                .contains("CognipeerContactsComponent")
                .doesNotContain("CognipeerContactsEndpointBuilderFactory");
    }

    /** Quarkus 3.15 to 3.18 read an index up to format 12; the format is the byte behind the four of the mark. */
    @Test
    void theIndexOfClassesHasAFormatThatOldVersionsOfQuarkusRead() throws IOException {
        try (InputStream index = jar.getInputStream(jar.getEntry("META-INF/jandex.idx"))) {
            assertThat(index.readNBytes(5)[4]).isLessThanOrEqualTo((byte) 12);
        }
    }

    @Tag("ci")
    @Test
    void theBillOfMaterialsListsWhatTheJarNeedsAndNothingElse() throws IOException {
        List<String> listed = billOfMaterials().get("components").findValuesAsText("name");

        assertThat(listed)
                .contains("httpclient5", "jackson-databind", "slf4j-api")
                .noneMatch(name -> name.startsWith("camel-") && !name.contains("cognipeer"))
                .doesNotContain("micrometer-core", "junit-jupiter", "wiremock");
    }

    @Tag("ci")
    @Test
    void theBillOfMaterialsIsTheSameAtEachBuild() throws IOException {
        JsonNode bom = billOfMaterials();

        assertThat(bom.has("serialNumber")).isFalse();
        assertThat(bom.get("metadata").has("timestamp")).isFalse();
    }

    @Test
    void theSandboxJarHoldsTheSandboxAndNoTest() {
        List<String> classes =
                names(sandbox).filter(name -> name.endsWith(".class")).toList();

        assertThat(classes)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("com/cognipeer/camel/contacts/sandbox/"))
                .noneMatch(name -> name.contains("Test"));
    }

    private static JsonNode billOfMaterials() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("jar.main"))
                        .resolveSibling("bom.json")
                        .toFile());
    }

    /** Both forms of a service file: {@code class=name}, and a bare name on a line of its own. */
    private static Stream<String> classesNamedIn(String service) {
        return text(service)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .filter(line -> !line.contains("=") || line.startsWith("class="))
                .map(line -> line.substring(line.indexOf('=') + 1));
    }

    private static Stream<String> names(JarFile file) {
        return file.stream().map(entry -> entry.getName());
    }

    private static String text(String name) {
        assertThat(jar.getEntry(name)).as("%s in %s", name, jar.getName()).isNotNull();
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}

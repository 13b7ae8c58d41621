package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.docs.Pages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the manifests refer to is there. */
class CamelKManifestsTest {

    private static final Path FOLDER = Path.of("examples/camel-k");
    private static final Pattern DEPENDENCY = Pattern.compile("mvn:com\\.cognipeer\\.camel:[^\\s`]+");
    private static final Pattern TRAIT_PROPERTY = Pattern.compile("([^=]+)=.*");

    private final JsonNode integration = manifest("integration.yaml");
    private final JsonNode pipe = manifest("pipe.yaml");
    private final JsonNode secret = manifest("secret.yaml");

    @ParameterizedTest
    @CsvSource({
        "integration.yaml, camel.apache.org/v1, Integration, sync-customers",
        "pipe.yaml, camel.apache.org/v1, Pipe, changed-contacts",
        "secret.yaml, v1, Secret, cognipeer-contacts"
    })
    void aManifestIsOfItsKind(String file, String apiVersion, String kind, String name) {
        assertThat(manifest(file).path("apiVersion").asText()).isEqualTo(apiVersion);
        assertThat(manifest(file).path("kind").asText()).isEqualTo(kind);
        assertThat(manifest(file).at("/metadata/name").asText())
                .isEqualTo(name)
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    }

    @Test
    void theFlowOfTheIntegrationIsTheFileThatIsRun() throws Exception {
        assertThat(integration.at("/spec/flows"))
                .isEqualTo(new ObjectMapper().valueToTree(load("sync-customers.camel.yaml")));
    }

    @Test
    void theDependencyIsThisVersionOfTheComponent() {
        assertThat(texts(integration.at("/spec/dependencies"))).contains(ProjectVersion.dependency());
        assertThat(texts(pipe.at("/spec/dependencies"))).contains(ProjectVersion.dependency(), "camel:kamelet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.yaml", "integration.yaml", "pipe.yaml"})
    void thePageShowsTheFilesOfTheExample(String file) throws Exception {
        assertThat(Pages.text("camel-k.adoc"))
                .contains("\n." + file + "\n// tested by CamelKManifestsTest\n[source,yaml]\n----\n"
                        + Files.readString(FOLDER.resolve(file)) + "----\n");
    }

    @Test
    void theReadmeNamesThisVersionOnly() throws Exception {
        assertThat(DEPENDENCY
                        .matcher(Files.readString(FOLDER.resolve("README.md")))
                        .results()
                        .map(MatchResult::group))
                .hasSize(2)
                .containsOnly(ProjectVersion.dependency());
    }

    @Test
    void theKameletOfThePipeHasItsProperties() {
        assertThat(pipe.at("/spec/source/ref/kind").asText()).isEqualTo("Kamelet");
        KameletFile kamelet = KameletFile.named(pipe.at("/spec/source/ref/name").asText());

        assertThat(pipe.at("/spec/source/properties").fieldNames())
                .toIterable()
                .isNotEmpty()
                .isSubsetOf(() -> kamelet.properties().fieldNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"integration.yaml", "pipe.yaml"})
    void theSecretThatIsMountedIsTheOneThatIsThere(String file) {
        assertThat(texts(manifest(file).at("/spec/traits/mount/configs")))
                .containsExactly("secret:" + secret.at("/metadata/name").asText());
    }

    @Test
    void theSecretHoldsPropertiesOfTheComponentAndNoRealToken() throws Exception {
        assertThat(secret.get("stringData").fieldNames()).toIterable().containsExactly("cognipeer-contacts.properties");
        Properties held = properties(
                secret.get("stringData").get("cognipeer-contacts.properties").asText());

        assertThat(held.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        "camel.component.cognipeer-contacts.token", "camel.component.cognipeer-contacts.hook-id")
                .isSubsetOf(applicationProperties().stringPropertyNames());
        assertThat(held.getProperty("camel.component.cognipeer-contacts.token")).isEqualTo("pat_put-yours-here");
    }

    @Test
    void theCliGetsWhatTheTraitsOfThePipeSet() throws Exception {
        Set<String> set = new TreeSet<>();
        texts(pipe.at("/spec/traits/camel/properties"))
                .forEach(line -> set.add(TRAIT_PROPERTY.matcher(line).replaceFirst("$1")));

        assertThat(set).hasSize(3).isSubsetOf(applicationProperties().stringPropertyNames());
    }

    @Test
    void whatARouteReadsOrThePipeWritesIsOnAVolume() {
        assertThat(texts(integration.at("/spec/traits/mount/volumes"))).containsExactly("crm-export:/var/crm");
        assertThat(integration.at("/spec/flows/0/route/from/uri").asText()).contains(":/var/crm}}");
        assertThat(texts(pipe.at("/spec/traits/mount/volumes"))).containsExactly("contacts-state:/var/lib/contacts");
        assertThat(texts(pipe.at("/spec/traits/camel/properties")))
                .anyMatch(line -> line.contains("=/var/lib/contacts/"));
    }

    @Test
    void everyFileIsNamedInTheReadme() throws Exception {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("README.md")))
                    .isNotEmpty()
                    .allMatch(name -> readme.contains("](" + name + ")"));
        }
    }

    private static JsonNode manifest(String file) {
        return KameletFile.yamlOf(FOLDER.resolve(file));
    }

    private static Object load(String file) throws Exception {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(file)));
    }

    private static Properties applicationProperties() throws Exception {
        return properties(Files.readString(FOLDER.resolve("application.properties")));
    }

    private static Properties properties(String text) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

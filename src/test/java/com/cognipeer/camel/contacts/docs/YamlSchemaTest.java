package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Editors read the schemas of Camel's YAML, so every route of the pages and examples and every Kamelet keeps to them. Camel has
 * the schema of the canonical notation from 4.22 on, and warns of routes in another notation; the lane of that version checks it.
 */
class YamlSchemaTest {

    private static final String ORDINARY = "schema/camelYamlDsl.json";
    private static final String CANONICAL = "schema/camelYamlDsl-canonical.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = schemas();

    /**
     * @param place where it stands
     * @param routes an array, as the schemas describe it
     */
    record Document(String place, JsonNode routes) {

        @Override
        public String toString() {
            return place;
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentKeepsToTheSchemas(Document document) {
        assertThat(SCHEMAS).isNotEmpty();
        SCHEMAS.forEach((name, schema) ->
                assertThat(schema.validate(document.routes())).as(name).isEmpty());
    }

    /** The schemas allow it, and Camel 4.22 takes it for the compact notation all the same. */
    @ParameterizedTest
    @MethodSource("documents")
    void noRouteIsAFromAlone(Document document) {
        assertThat(document.routes())
                .allSatisfy(route -> assertThat(route.has("from")).isFalse());
    }

    @Test
    void aValueOfAnotherTypeIsFound() {
        assertThat(validated("- route: {autoStartup: 'false', from: {uri: 'timer:x', steps: []}}"))
                .anySatisfy(message -> assertThat(message.getMessage()).contains("autoStartup"));
    }

    @Test
    void aStepThatDoesNotExistIsFound() {
        assertThat(validated("- from: {uri: 'timer:x', steps: [{too: {uri: 'mock:x'}}]}"))
                .isNotEmpty();
    }

    private static Set<ValidationMessage> validated(String yaml) {
        return SCHEMAS.get(ORDINARY).validate(parsed("broken", yaml));
    }

    private static Map<String, JsonSchema> schemas() {
        Map<String, JsonSchema> found = new LinkedHashMap<>();
        for (String name : List.of(ORDINARY, CANONICAL)) {
            URL place = YamlSchemaTest.class.getClassLoader().getResource(name);
            if (place != null) {
                found.put(name, JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(mended(json(place))));
            }
        }
        return found;
    }

    /** The canonical schema of Camel 4.22.0 wants all data formats at once within unmarshal, which nobody can write. */
    private static JsonNode mended(JsonNode schema) {
        JsonNode unmarshal = schema.at("/items/definitions").path("org.apache.camel.model.UnmarshalDefinition");
        if (unmarshal.path("required").size() > 1) {
            ((ObjectNode) unmarshal).remove("required");
        }
        return schema;
    }

    private static JsonNode json(URL place) {
        try {
            return JSON.readTree(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Document> documents() throws IOException {
        return Stream.of(blocks(), files(), kamelets(), integrations()).flatMap(found -> found);
    }

    private static Stream<Document> blocks() {
        return DocumentedBlock.ofAllDocuments()
                .filter(block -> block.language().equals("yaml"))
                .filter(block -> !block.contains("apiVersion:"))
                .map(block ->
                        new Document(block.toString(), parsed(block.toString(), LoadedBlock.routes(block.text()))));
    }

    private static Stream<Document> files() throws IOException {
        return Stream.of("examples", "src/test/resources/dsl")
                .flatMap(folder -> filesIn(Path.of(folder), ".camel.yaml"))
                .map(file -> new Document(file.toString(), yaml(file)));
    }

    /** What a Kamelet has as its template is a route. */
    private static Stream<Document> kamelets() {
        return filesIn(Path.of("src/main/resources/kamelets"), ".yaml").map(file -> {
            JsonNode template = yaml(file).at("/spec/template");
            JsonNode route =
                    JSON.createObjectNode().set("route", JSON.createObjectNode().set("from", template.get("from")));
            return new Document(file.toString(), JSON.createArrayNode().add(route));
        });
    }

    private static Stream<Document> integrations() {
        return filesIn(Path.of("examples"), ".yaml")
                .filter(file -> yaml(file).path("kind").asText().equals("Integration"))
                .map(file -> new Document(file.toString(), yaml(file).at("/spec/flows")));
    }

    private static Stream<Path> filesIn(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return parsed(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first YAML document, by the library that Camel reads YAML with. */
    private static JsonNode parsed(String label, String yaml) {
        LoadSettings settings = LoadSettings.builder().setLabel(label).build();
        return JSON.valueToTree(
                new Load(settings).loadAllFromString(yaml).iterator().next());
    }
}

package com.cognipeer.camel.contacts.kamelets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A Kamelet as it stands in its file.
 *
 * @param file the file's name
 * @param yaml what it holds
 */
record KameletFile(String file, ObjectNode yaml) {

    static final Path FOLDER = Path.of("src/main/resources/kamelets");

    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> new KameletFile(file.getFileName().toString(), yamlOf(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KameletFile named(String name) {
        return all().stream()
                .filter(kamelet -> kamelet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The only document of a YAML file; a key that is there twice is refused. */
    static ObjectNode yamlOf(Path file) {
        try {
            return new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder()
                                    .setLabel(file.toString())
                                    .build())
                            .loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return yaml.at("/metadata/name").asText();
    }

    ObjectNode definition() {
        return (ObjectNode) yaml.at("/spec/definition");
    }

    ObjectNode properties() {
        return (ObjectNode) definition().get("properties");
    }

    KameletFile copy() {
        return new KameletFile(file, yaml.deepCopy());
    }

    @Override
    public String toString() {
        return file;
    }
}

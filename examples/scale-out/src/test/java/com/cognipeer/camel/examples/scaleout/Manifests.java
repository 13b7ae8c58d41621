package com.cognipeer.camel.examples.scaleout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The manifests of the folder kubernetes. */
final class Manifests {

    private static final Path FOLDER = Path.of("kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private Manifests() {}

    static JsonNode theOnly(String kind) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                found.addAll(YAML.readerFor(JsonNode.class)
                        .<JsonNode>readValues(file.toFile())
                        .readAll());
            }
        }
        found.removeIf(manifest -> !manifest.path("kind").asText().equals(kind));
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " manifests of kind " + kind);
        }
        return found.get(0);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}

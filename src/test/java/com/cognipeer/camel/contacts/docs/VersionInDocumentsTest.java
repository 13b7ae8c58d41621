package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever copies a dependency gets the version that the documents are about. */
class VersionInDocumentsTest {

    private static final Pattern VERSION =
            Pattern.compile("camel-cognipeer-contacts(?::|</artifactId>\\s*<version>)([0-9][\\w.-]*)"
                    + "|<cognipeer-contacts.version>([^<]*)<");

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentNamesThisVersion(Path document) throws IOException {
        String version =
                JsonMapper.generateComponentModel(ComponentPage.metadata()).getVersion();

        assertThat(versions(document)).allMatch(version::equals);
    }

    @Test
    void theReadmeAndTheProjectsOfTheExamplesDoNameOne() throws IOException {
        for (String document : List.of(
                "README.md",
                "examples/quarkus/pom.xml",
                "examples/scale-out/pom.xml",
                "examples/spring-boot/pom.xml")) {
            assertThat(versions(Path.of(document))).as(document).isNotEmpty();
        }
    }

    private static List<String> versions(Path document) throws IOException {
        return VERSION.matcher(Files.readString(document))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("examples"))) {
            return Stream.concat(
                            Stream.concat(Stream.of(Path.of("README.md")), Pages.all().stream()),
                            examples.sorted().toList().stream()
                                    .flatMap(folder ->
                                            Stream.of(folder.resolve("README.md"), folder.resolve("pom.xml"))))
                    .filter(Files::exists);
        }
    }
}

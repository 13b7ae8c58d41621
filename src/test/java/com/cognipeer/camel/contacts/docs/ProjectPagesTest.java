package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code .ci/projects} builds and runs the projects of the pages. This test holds what it does not see. */
class ProjectPagesTest {

    private static final Path SETTINGS = Path.of(".ci/projects.settings");
    private static final Pattern VERSIONS_OF_MAIN = Pattern.compile("for camel in ([\\d. ]+);");
    private static final Pattern BOOT_AND_CAMEL =
            Pattern.compile("spring-boot\\.adoc (?<camel>[\\d.]+) --boot (?<boot>[\\d.]+)");

    @Test
    void eachPageWithAProjectIsRun() throws IOException {
        List<String> pages = DocumentedBlock.ofAllPages()
                .filter(block -> block.file() != null && block.test() == null)
                .map(DocumentedBlock::page)
                .distinct()
                .toList();

        assertThat(pages).contains("first-steps.adoc", "spring-boot.adoc", "quarkus.adoc", "camel-cli.adoc");
        assertThat(Files.readString(SETTINGS)).contains(pages);
    }

    @Test
    void theFirstRouteOfTheReadmeIsTheOneThatIsRun() {
        assertThat(firstOfReadme("yaml")).isEqualTo(file("first-steps.adoc", "contacts.camel.yaml"));
        assertThat(firstOfReadme("yaml")).isEqualTo(file("camel-cli.adoc", "contacts.camel.yaml"));
        assertThat(file("first-steps.adoc", "application.properties").lines())
                .containsAll(firstOfReadme("properties").lines().toList());
    }

    @ParameterizedTest
    @CsvSource({"camel-core", "camel-main", "camel-yaml-dsl"})
    void theReadmeNamesTheJarsOfCamelThatItsFirstRouteNeeds(String artifact) throws IOException {
        assertThat(file("first-steps.adoc", "pom.xml")).contains("<artifactId>" + artifact + "</artifactId>");
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + artifact + "`");
    }

    @Test
    void thePageOfCamelMainNamesTheVersionsThatAreRun() throws IOException {
        List<String> run = List.of(VERSIONS_OF_MAIN
                .matcher(Files.readString(SETTINGS))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .split(" "));

        assertThat(run).hasSizeGreaterThan(3);
        assertThat(Pages.text("first-steps.adoc"))
                .contains(String.join(", ", run.subList(0, run.size() - 1)) + " and " + run.get(run.size() - 1));
    }

    @Test
    void theTableOfVersionsNamesThePairsOfSpringBootAndCamelThatAreRun() throws IOException {
        List<MatchResult> run =
                BOOT_AND_CAMEL.matcher(Files.readString(SETTINGS)).results().toList();

        assertThat(run).hasSizeGreaterThan(2);
        assertThat(Pages.text("first-steps.adoc"))
                .contains(run.stream()
                        .map(pair -> "[Spring Boot] | " + pair.group(2) + " | " + pair.group(1))
                        .toList());
    }

    @Test
    void theTableOfVersionsNamesTheQuarkusAndTheCliThatAreRun() throws IOException {
        assertThat(Files.readString(SETTINGS))
                .contains(
                        "quarkus.adoc 4.9.0 ",
                        "-Dquarkus.version=3.18.4",
                        "quarkus.adoc 4.18.2",
                        "camel-cli.adoc 4.10.5");
        assertThat(Pages.text("quarkus.adoc")).contains("<quarkus.version>3.33.2<");
        assertThat(Pages.text("first-steps.adoc"))
                .contains("[Quarkus] | 3.18.4 | 4.9.0", "[Quarkus] | 3.33.2 | 4.18.2", "CLI] | 4.10.5 | 4.10.5");
    }

    /** Those that a page adds to its POM for an old version. */
    @Test
    void theManagedDependenciesOfQuarkusAreRun() throws IOException {
        assertThat(Pages.text("quarkus.adoc")).contains("\n.An older Quarkus\n", "Quarkus 3.18.4", "Camel 4.9.0");
        assertThat(Files.readString(SETTINGS))
                .contains("quarkus.adoc 4.9.0 --managed \"An older Quarkus\" -Dquarkus.version=3.18.4");
    }

    private static String firstOfReadme(String language) {
        return DocumentedBlock.of(Path.of("README.md"))
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String file(String page, String name) {
        return files(page)
                .filter(block -> Path.of(block.file()).endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " has no " + name))
                .text();
    }

    private static Stream<DocumentedBlock> files(String page) {
        return DocumentedBlock.of(Pages.page(page)).filter(block -> block.file() != null);
    }
}

package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on Quarkus says is what the example in Quarkus does; that one is run by itself. */
class QuarkusPageTest {

    private static final Path EXAMPLE = Path.of("examples/quarkus");
    private static final Pattern PROPERTIES = Pattern.compile("----\n(.*?)\n----", Pattern.DOTALL);
    private static final Pattern QUARKUS = Pattern.compile("Quarkus (\\d+\\.\\d+)\\s+with\\s+Camel");
    private static final Pattern VERSION = Pattern.compile("<quarkus.version>(\\d+\\.\\d+)\\.");

    @Test
    void itsPropertiesAreThoseOfTheExample() throws IOException {
        List<String> shown = first(PROPERTIES, page())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(Files.readAllLines(EXAMPLE.resolve("src/main/resources/application.properties")))
                .containsAll(shown);
    }

    @Test
    void itsVersionIsThatOfTheExample() throws IOException {
        assertThat(first(QUARKUS, page())).isEqualTo(first(VERSION, Files.readString(EXAMPLE.resolve("pom.xml"))));
    }

    private static String page() throws IOException {
        return Pages.text("quarkus.adoc");
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern));
    }
}

package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on Quarkus and the example in Quarkus have the same version; {@code .ci/projects} runs the page's project. */
class QuarkusPageTest {

    private static final Pattern VERSION = Pattern.compile("<quarkus.version>(.*)</quarkus.version>");

    @Test
    void itsVersionIsThatOfTheExample() throws IOException {
        String version = version(Pages.text("quarkus.adoc"));

        assertThat(version).isEqualTo(version(Files.readString(Path.of("examples/quarkus/pom.xml"))));
        assertThat(Pages.text("quarkus.adoc")).contains("Quarkus " + version + " has Camel");
    }

    private static String version(String text) {
        return VERSION.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no version of Quarkus in " + text));
    }
}

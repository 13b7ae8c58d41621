package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A release is made from the POM of this project, and then each of its parts is spoilt. */
class CentralRulesTest {

    private static final String PREFIX = "camel-cognipeer-contacts-1.0.0";
    private static final Map<String, String> JARS = Map.of(
            ".jar", "A.class",
            "-sources.jar", "A.java",
            "-javadoc.jar", "index.html",
            "-sandbox.jar", "B.class",
            "-sandbox-sources.jar", "B.java",
            "-sandbox-javadoc.jar", "index.html");

    @TempDir
    private Path repository;

    private Path folder;

    @BeforeEach
    void stage() throws IOException {
        folder = Files.createDirectories(repository.resolve("com/cognipeer/camel/camel-cognipeer-contacts/1.0.0"));
        put(
                ".pom",
                Files.readString(Path.of("pom.xml"))
                        .replaceFirst("<version>[^<]*</version>", "<version>1.0.0</version>"));
        put("-cyclonedx.json", "{}");
        for (Map.Entry<String, String> jar : JARS.entrySet()) {
            putJar(jar.getKey(), jar.getValue());
        }
    }

    @Test
    void aReleaseOfThePomOfThisProjectIsWithoutFault() throws IOException {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wantedElements")
    void anElementOfThePomIsMissed(String element) throws IOException {
        String name = element.substring(element.lastIndexOf('/') + 1);
        String parent =
                element.contains("/") ? element.replaceAll("/[^/]*$", "").replaceAll(".*/", "") : "project";
        String pom = Files.readString(folder.resolve(PREFIX + ".pom"));
        int begin = pom.indexOf("<" + name + ">", pom.indexOf("<" + parent));
        put(".pom", pom.substring(0, begin) + pom.substring(pom.indexOf("</" + name + ">", begin) + name.length() + 3));

        assertThat(faults()).containsExactly("the POM has no " + element);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<description>[^<]*< | <description>Of \\${unknown}< | the POM has no description",
                "<camel.version>[^<]*< | <camel.version>5.0.0-SNAPSHOT< | the POM needs a snapshot",
                "</developers> | </developers><repositories><repository><id>own</id></repository></repositories> |"
                        + " the POM names repositories other than Central"
            })
    void aPomIsRefused(String correct, String wrong, String fault) throws IOException {
        put(".pom", Files.readString(folder.resolve(PREFIX + ".pom")).replaceFirst(correct, wrong));

        assertThat(faults()).containsExactly(fault);
    }

    @Test
    void aVersionMustNotBeASnapshot() throws IOException {
        put(".pom", Files.readString(folder.resolve(PREFIX + ".pom")).replaceFirst(">1.0.0<", ">1.0.0-SNAPSHOT<"));

        assertThat(faults()).contains("the version is a snapshot");
    }

    @Test
    void theFolderAndTheFilesMustHaveTheNamesOfThePom() throws IOException {
        put(".pom", Files.readString(folder.resolve(PREFIX + ".pom")).replaceFirst(">1.0.0<", ">1.0.1<"));

        assertThat(faults()).singleElement().asString().contains("do not name what the POM names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".jar",
                "-sources.jar",
                "-javadoc.jar",
                "-sandbox.jar",
                "-sandbox-sources.jar",
                "-sandbox-javadoc.jar",
            })
    void aJarIsMissedAndSoIsItsContent(String ending) throws IOException {
        putJar(ending, "README.md");
        assertThat(faults()).singleElement().asString().startsWith(PREFIX + ending + " is missing or has no entry");

        Files.delete(folder.resolve(PREFIX + ending));
        assertThat(faults()).singleElement().asString().startsWith(PREFIX + ending + " is missing or has no entry");
    }

    @Test
    void theBillOfMaterialsIsMissed() throws IOException {
        Files.delete(folder.resolve(PREFIX + "-cyclonedx.json"));

        assertThat(faults()).containsExactly("the bill of materials is missing");
    }

    @Test
    void aStrangeFileIsRefused() throws IOException {
        Path strange = Files.writeString(folder.resolve("notes.txt"), "");
        Checksums.write(strange);

        assertThat(faults()).containsExactly("notes.txt does not begin with " + PREFIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha1", "sha256", "sha512"})
    void aChecksumIsMissedAndAWrongOneIsRefused(String algorithm) throws IOException {
        Path checksum = folder.resolve(PREFIX + "-sources.jar." + algorithm);
        Files.writeString(checksum, "0".repeat(32));
        assertThat(faults()).containsExactly(checksum.getFileName() + " is not the checksum of its file");

        Files.delete(checksum);
        assertThat(faults()).containsExactly(checksum.getFileName() + " is missing");
    }

    @Test
    void aFileWithoutASignatureIsNamed() throws IOException {
        String signature = "-----BEGIN PGP SIGNATURE-----\n";
        List<String> unsigned = rules().unsigned();
        for (String name : unsigned) {
            Files.writeString(folder.resolve(name + ".asc"), signature);
        }
        assertThat(unsigned).hasSize(8);
        assertThat(rules().unsigned()).isEmpty();

        Files.writeString(folder.resolve(PREFIX + ".jar.asc"), "no signature");
        assertThat(rules().unsigned()).containsExactly(PREFIX + ".jar");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aFolderHasOneRelease() throws IOException {
        Files.delete(folder.resolve(PREFIX + ".pom"));

        assertThatThrownBy(this::rules).hasMessageContaining("has not one POM");
    }

    static List<String> wantedElements() {
        return CentralPom.WANTED;
    }

    private CentralRules rules() throws IOException {
        return CentralRules.ofReleaseIn(repository);
    }

    private List<String> faults() throws IOException {
        return rules().faults();
    }

    private void put(String ending, String text) throws IOException {
        Checksums.write(Files.writeString(folder.resolve(PREFIX + ending), text));
    }

    private void putJar(String ending, String entry) throws IOException {
        Path file = folder.resolve(PREFIX + ending);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(entry));
        }
        Checksums.write(file);
    }
}

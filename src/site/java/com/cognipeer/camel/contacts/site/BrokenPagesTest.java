package com.cognipeer.camel.contacts.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The build of the pages fails for each fault that a reader would meet, and its message names the page. */
class BrokenPagesTest {

    private static Asciidoctor asciidoctor;

    @TempDir
    Path root;

    @BeforeAll
    static void start() {
        asciidoctor = Asciidoctor.Factory.create();
    }

    @AfterAll
    static void stop() {
        asciidoctor.close();
    }

    @BeforeEach
    void soundPages() throws IOException {
        write(Site.NAVIGATION, "Start\n  index\nGuides\n  other\n");
        write(
                "src/main/docs/index.adoc",
                "= Home\n\nxref:other.adoc#_a_part[A part], link:../../../README.md[the README]\n");
        write("src/main/docs/other.adoc", "= Other\n\n== A part\n\nText.\n");
        write("src/main/docs/images/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        write("README.md", "# It\n");
    }

    @Test
    void soundPagesAreWritten() throws IOException {
        Path target = write();

        assertThat(target.resolve("index.html"))
                .content()
                .contains("<h1>Home</h1>")
                .contains("<a href=\"other.html#_a_part\">A part</a>")
                .contains("<a href=\"https://repository.example/blob/main/README.md\">the README</a>")
                .contains("<a href=\"index.html\" aria-current=\"page\">Home</a>");
        assertThat(target.resolve("search-data.js")).content().contains("other.html#_a_part");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("xref:missing.adoc[a page]", "index.html: the link missing.html leads to no file"),
                Arguments.of("xref:other.adoc#no[a part]", "index.html: the link other.html#no leads to no anchor"),
                Arguments.of("<<no,a part>>", "index.html: the link #no leads to no anchor"),
                Arguments.of(
                        "link:other.adoc[a page]",
                        "index.html: other.adoc is no page of the site, write xref: instead of link:"),
                Arguments.of("xref:other.adoc[]", "index.html: the link other.html has no text"),
                Arguments.of(
                        "link:../../../NO.md[a file]",
                        "index.html: the link ../../../NO.md leads to no file of the repository"),
                Arguments.of(
                        "link:../../../../NO.md[a file]",
                        "index.html: the link ../../../../NO.md leads to no file of the repository"),
                Arguments.of("image::images/no.svg[a picture]", "index.html: images/no.svg does not exist"),
                Arguments.of(
                        "image::https://cognipeer.com/no.svg[a picture]",
                        "index.html: https://cognipeer.com/no.svg lies on another host"),
                Arguments.of("[#twice]\nOne.\n\n[#twice]\n== Two", "index.html: the id twice is there twice"),
                Arguments.of("----\nan open block", "index.adoc: line 3: unterminated listing block"),
                Arguments.of("include::no.adoc[]", "index.adoc: line 3: include file not found"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultFailsTheBuild(String text, String fault) throws IOException {
        write("src/main/docs/index.adoc", "= Home\n\n" + text + "\n");

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(BrokenSiteException.class, broken -> assertThat(broken.faults())
                        .anySatisfy(found -> assertThat(found).contains(fault)));
    }

    @Test
    void aDocumentThatNoGroupListsFailsTheBuild() throws IOException {
        write("src/main/docs/forgotten.adoc", "= Forgotten\n");

        assertThatThrownBy(this::write)
                .hasMessageContaining("forgotten.adoc is in no group of src/site/navigation.txt");
    }

    @Test
    void aPageThatDoesNotExistFailsTheBuild() throws IOException {
        write(Site.NAVIGATION, "Start\n  index\n  other\n  gone\n");

        assertThatThrownBy(this::write)
                .hasMessageContaining("src/site/navigation.txt lists gone, and gone.adoc does not exist");
    }

    private Path write() throws IOException {
        Path target = root.resolve("target");
        new Site(root, "https://repository.example", "1.2.3").write(target, asciidoctor);
        return target;
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person who reads English as a second language understands each sentence at once. So no sentence of a comment or a document
 * has more than 25 words, and none begins with "What" or "Where" unless it is a question.
 */
class PlainWordsTest {

    private static final String LONG = "one two three four five six seven eight nine ten eleven twelve thirteen "
            + "fourteen fifteen sixteen seventeen eighteen nineteen twenty 21 22 23 24 25";

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/sandbox/java"})
    void theCommentsOfAllClassesArePlain(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .flatMap(file -> faults(file, JavaProse.sentences(text(file)))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsPlain(Path document) {
        assertThat(faults(document, DocumentProse.sentences(text(document)))).isEmpty();
    }

    @Test
    void aSentenceHasAtMost25Words() {
        assertThat(java("/** " + LONG + ". */")).allMatch(Sentence::isPlain).hasSize(1);
        assertThat(java("/** " + LONG + " 26. */")).noneMatch(Sentence::isPlain).hasSize(1);
        assertThat(document("- " + LONG + " 26.\n"))
                .noneMatch(Sentence::isPlain)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What is left is done.", "Where the server waits, nobody else does."})
    void aSentenceIsNoRiddle(String sentence) {
        assertThat(java("// " + sentence)).noneMatch(Sentence::isPlain).hasSize(1);
        assertThat(document("| a | " + sentence + "\n")).last().matches(last -> !last.isPlain());
    }

    @Test
    void aQuestionMayBeginWithWhat() {
        assertThat(document("What does that cost? It costs nothing."))
                .allMatch(Sentence::isPlain)
                .hasSize(2);
    }

    @Test
    void codeIsOneWordAndSoAreSeveralInARow() {
        assertThat(java("/** {@code a b c}, {@link List#of()} and {@code d}: see {@link Map a map}. */"))
                .extracting(Sentence::words)
                .containsExactly(4);
        assertThat(document("`a b`, `c` and `d`: see [the page](docs/page.adoc) and\n<<there,the other>>."))
                .extracting(Sentence::words)
                .containsExactly(7);
    }

    @Test
    void aQuotedMessageIsOneWord() {
        assertThat(java("// Camel logs \"No endpoint could be found\" then."))
                .extracting(Sentence::words)
                .containsExactly(4);
    }

    @Test
    void codeAndStringsAreNoProse() {
        assertThat(java("String s = \"// What? /* \" + '\"'; int i; // One.\nchar c; /* Two. */"))
                .extracting(Sentence::plain)
                .containsExactly("One.", "Two.");
        assertThat(document("One.\n\n----\nWhat is code.\n----\n\n== What is a heading\n\n```sh\nWhat.\n```\nTwo.\n"))
                .extracting(Sentence::plain)
                .containsExactly("One.", "Two.");
    }

    @Test
    void textsThatAProgramWritesAreCheckedAtTheirOrigin() {
        assertThat(java("/** What is left. Rendered from the metadata, do not edit. */"))
                .isEmpty();
        assertThat(document("// headers: begin (rendered, do not edit)\nWhat is left.\n// headers: end\nTwo.\n"))
                .extracting(Sentence::plain)
                .containsExactly("Two.");
    }

    @Test
    void releasesBeforeAreHistory() {
        assertThat(document("## [Unreleased]\n\nOne.\n\n## [1.0.0]\n\nWhat is left.\n"))
                .extracting(Sentence::plain)
                .containsExactly("One.");
    }

    @Test
    void abbreviationsEndNoSentence() {
        assertThat(document("A unit, e.g. MiB, i.e. Mebibyte. Another.")).hasSize(2);
    }

    @Test
    void tagsItemsAndParagraphsAreTextsOfTheirOwn() {
        assertThat(java("""
                /**
                 * One <b>and</b>
                 * two
                 *
                 * <p>Three
                 *
                 * @param four the fifth
                 * @return six
                 */
                """)).extracting(Sentence::line).containsExactly(2, 5, 7, 8);
        assertThat(document("* One\n* two\n** three\n\n. four\n\n|===\n| five | six\n|===\n"))
                .hasSize(6);
    }

    private static List<Sentence> java(String source) {
        return JavaProse.sentences(source);
    }

    private static List<Sentence> document(String text) {
        return DocumentProse.sentences(text);
    }

    private static Stream<String> faults(Path file, List<Sentence> sentences) {
        return sentences.stream().filter(sentence -> !sentence.isPlain()).map(sentence -> file + ":" + sentence);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            return Stream.of(
                            Stream.of(
                                            "README.md",
                                            "CONTRIBUTING.md",
                                            "CHANGELOG.md",
                                            "SECURITY.md",
                                            "src/bench/README.md")
                                    .map(Path::of),
                            Pages.all().stream(),
                            files.filter(file -> file.endsWith("README.md")).sorted().toList().stream())
                    .flatMap(documents -> documents);
        }
    }
}

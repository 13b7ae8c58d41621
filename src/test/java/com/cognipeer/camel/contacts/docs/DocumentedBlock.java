package com.cognipeer.camel.contacts.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A block of source code in a document of this project, with the language that its document gives it. */
record DocumentedBlock(String place, String language, String text) {

    static final String ENDPOINT_DSL = "endpoint-dsl";

    private static final Pattern ASCIIDOC =
            Pattern.compile("^\\[source,(\\w+)]\n----\n(.*?)\n----$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern MARKDOWN =
            Pattern.compile("^```(\\w*)\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TYPED_BUILDER = Pattern.compile("\\bcognipeerContacts\\(");

    static Stream<DocumentedBlock> ofPage() {
        return blocks(ComponentPage.PAGE, ASCIIDOC);
    }

    static Stream<DocumentedBlock> ofScalePage() {
        return blocks(ScalePage.PAGE, ASCIIDOC);
    }

    static Stream<DocumentedBlock> of(Path readme) {
        return blocks(readme, MARKDOWN);
    }

    static Stream<DocumentedBlock> ofAllDocuments() {
        return Stream.of(ofPage(), ofScalePage(), readmes().stream().flatMap(DocumentedBlock::of))
                .flatMap(Function.identity());
    }

    static List<Path> readmes() {
        try (Stream<Path> examples = Files.list(Path.of("examples"))) {
            return Stream.concat(Stream.of(Path.of("")), examples.sorted())
                    .map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one block of the page in this language that has this in it. */
    static DocumentedBlock ofPage(String language, String part) {
        return ofPage().filter(block -> block.language.equals(language) && block.contains(part))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other + " have " + part);
                })
                .orElseThrow(() -> new AssertionError("no block in " + language + " has " + part));
    }

    /** The languages in which the page gives its examples; without the jar of the Endpoint DSL, the others. */
    static List<String> languages() {
        return System.getProperty("without.runtimes") == null
                ? List.of("java", ENDPOINT_DSL, "xml", "yaml")
                : List.of("java", "xml", "yaml");
    }

    DocumentedBlock with(String part, String instead) {
        return new DocumentedBlock(place, language, text.replace(part, instead));
    }

    boolean contains(String part) {
        return text.contains(part);
    }

    /** Where it is, for the name of a test. */
    @Override
    public String toString() {
        return place + " " + language;
    }

    private static Stream<DocumentedBlock> blocks(Path document, Pattern form) {
        String content = read(document);
        return form.matcher(content).results().map(block -> block(document, content, block));
    }

    private static DocumentedBlock block(Path document, String content, MatchResult found) {
        String language = found.group(1);
        String text = found.group(2);
        long line = 1 + content.substring(0, found.start(2)).lines().count();
        boolean typed = language.equals("java") && TYPED_BUILDER.matcher(text).find();
        return new DocumentedBlock(document + ":" + line, typed ? ENDPOINT_DSL : language, text);
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.cognipeer.camel.contacts.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of source code in a document of this project.
 *
 * @param language the language that its document gives it
 * @param test the class that tests it, as the line {@code // tested by FooTest} above it says; else null, and the tests of all
 *     blocks test it
 * @param file the path that its title says, if it is a file of a project, which {@code .ci/projects} builds; else null
 */
record DocumentedBlock(String place, String language, String test, String file, String text) {

    static final String ENDPOINT_DSL = "endpoint-dsl";

    private static final Pattern ASCIIDOC = Pattern.compile(
            "(?:^\\.(?<file>\\w[^ \n]*\\.[a-z]+)\n)?(?:^// tested by (?<test>\\w+)\n)?^\\[source,(?<language>\\w+)[^\\]\n]*]\n"
                    + "(?:\\.\\w.*\n)?----\n(?<text>.*?)\n----$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile(
            "(?<file>(?!))?(?<test>(?!))?^```(?<language>\\w*)\n(?<text>.*?)\n```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TYPED_BUILDER = Pattern.compile("\\bcognipeerContacts\\(");

    static Stream<DocumentedBlock> of(Path document) {
        return blocks(document, document.toString().endsWith(".adoc") ? ASCIIDOC : MARKDOWN);
    }

    static Stream<DocumentedBlock> ofAllPages() {
        return Pages.all().stream().flatMap(DocumentedBlock::of);
    }

    static Stream<DocumentedBlock> ofAllDocuments() {
        return Stream.concat(ofAllPages(), readmes().stream().flatMap(DocumentedBlock::of));
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

    /** The one block of all pages in this language that has this in it. */
    static DocumentedBlock find(String language, String part) {
        return ofAllPages()
                .filter(block -> block.language.equals(language) && block.contains(part))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other + " have " + part);
                })
                .orElseThrow(() -> new AssertionError("no block in " + language + " has " + part));
    }

    /** The languages in which the pages give their examples; without the jar of the Endpoint DSL, the others. */
    static List<String> languages() {
        return System.getProperty("without.runtimes") == null
                ? List.of("java", ENDPOINT_DSL, "xml", "yaml")
                : List.of("java", "xml", "yaml");
    }

    DocumentedBlock with(String part, String instead) {
        return new DocumentedBlock(place, language, test, file, text.replace(part, instead));
    }

    /** The name of its document. */
    String page() {
        return place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf(':'));
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
        Stream.Builder<DocumentedBlock> blocks = Stream.builder();
        Matcher found = form.matcher(content);
        while (found.find()) {
            blocks.add(block(document, content, found));
        }
        return blocks.build();
    }

    private static DocumentedBlock block(Path document, String content, Matcher found) {
        String language = found.group("language");
        String text = found.group("text");
        long line = 1 + content.substring(0, found.start("text")).lines().count();
        boolean typed = language.equals("java") && TYPED_BUILDER.matcher(text).find();
        return new DocumentedBlock(
                document + ":" + line, typed ? ENDPOINT_DSL : language, found.group("test"), found.group("file"), text);
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

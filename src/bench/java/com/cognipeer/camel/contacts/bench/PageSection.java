package com.cognipeer.camel.contacts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of the page on performance that shows the last whole run. */
final class PageSection {

    private static final Path PAGE = Path.of("src", "main", "docs", "performance.adoc");
    private static final String BEGIN = "// benchmark: begin";
    private static final String END = "// benchmark: end";

    private PageSection() {}

    static void write(String report) throws IOException {
        Files.writeString(PAGE, replaced(Files.readString(PAGE), report));
        System.out.println("Written to " + PAGE);
    }

    static String replaced(String page, String report) {
        int begin = page.indexOf('\n', page.indexOf(BEGIN)) + 1;
        int end = page.indexOf(END);
        if (page.indexOf(BEGIN) < 0 || end < begin) {
            throw new IllegalStateException(PAGE + " has no lines '" + BEGIN + "' and '" + END + "'");
        }
        return page.substring(0, begin) + report + page.substring(end);
    }
}

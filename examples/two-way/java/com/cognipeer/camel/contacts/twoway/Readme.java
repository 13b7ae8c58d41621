package com.cognipeer.camel.contacts.twoway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows the table of a run in the README. */
final class Readme {

    private static final String BEGIN = "<!-- table: begin (written by -Dwrite-readme=true) -->\n```\n";
    private static final String END = "\n```\n<!-- table: end -->";

    private Readme() {}

    static void write(Path readme, String table) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin);
        if (begin < 0 || end < 0) {
            throw new IllegalStateException(readme + " has no place for the table");
        }
        Files.writeString(readme, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    }
}

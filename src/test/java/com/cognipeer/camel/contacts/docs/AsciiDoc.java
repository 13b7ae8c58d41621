package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.regex.Pattern;

/** Text for a page, with references in the place of all characters that AsciiDoc may take for markup. */
final class AsciiDoc {

    private static final Pattern UNDERSCORE_AT_A_WORD_S_EDGE = Pattern.compile("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");
    private static final Map<Character, String> REFERENCES = Map.ofEntries(
            Map.entry('&', "&amp;"),
            Map.entry('<', "&lt;"),
            Map.entry('>', "&gt;"),
            Map.entry('|', "&#124;"),
            Map.entry('{', "&#123;"),
            Map.entry('}', "&#125;"),
            Map.entry('[', "&#91;"),
            Map.entry(']', "&#93;"),
            Map.entry('\\', "&#92;"),
            Map.entry('`', "&#96;"),
            Map.entry('*', "&#42;"),
            Map.entry('#', "&#35;"),
            Map.entry('+', "&#43;"),
            Map.entry('^', "&#94;"),
            Map.entry('~', "&#126;"));

    private AsciiDoc() {}

    /** A URL in code is no link: it may be one that only a program can use. */
    static String code(Object value) {
        return value == null || value.toString().isEmpty()
                ? ""
                : "`" + escaped(value.toString()).replaceFirst("^(?=https?:)", "\\\\") + "`";
    }

    static String escaped(String text) {
        String oneLine = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        String escaped = oneLine.chars()
                .mapToObj(c -> REFERENCES.getOrDefault((char) c, Character.toString(c)))
                .collect(joining());
        return UNDERSCORE_AT_A_WORD_S_EDGE.matcher(escaped).replaceAll("&#95;");
    }
}

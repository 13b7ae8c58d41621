package com.cognipeer.camel.contacts.docs;

import java.util.List;
import java.util.regex.Pattern;

/** Reads the sentences of a document in Markdown or AsciiDoc. */
final class DocumentProse {

    /** Code, and the sections that a program writes: their sentences are checked at their origin. */
    private static final Pattern CODE_BLOCK = Pattern.compile("(?m)^[ ]*```[\\s\\S]*?^[ ]*```[ ]*$"
            + "|^(----|\\.\\.\\.\\.)\n[\\s\\S]*?^\\1$"
            + "|^(?://|<!--) [\\w ]+: begin \\([\\s\\S]*?^(?://|<!--) [\\w ]+: end.*$");
    /** Released versions are history and stay as they are. */
    private static final Pattern EARLIER_RELEASES = Pattern.compile("(?m)^## \\[\\d[\\s\\S]*");

    private static final Pattern NO_SENTENCE = Pattern.compile(
            "(?m)^(?:#+ .*|=+ .*|====|\\|===|//.*|:[\\w-]+:.*|\\[[^\\]\n]*]|\\.\\w.*|\\+|[\\w ]+::|\\|[-:|]+|<!--.*?-->)$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*(?:\n[^`\n]*)?`|<<[\\w-]+>>");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]{1,200}\"|\\b_[A-Z][^_]{1,200}_\\b");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\[([^\\]]*)]\\([^)\\s]*\\)");
    private static final Pattern LINK =
            Pattern.compile("(?:link:|xref:|https?://)[^\\s\\[]*\\[([^\\]]*)]|<<[\\w-]+,([^>]*)>>");
    private static final Pattern LIST_ITEM = Pattern.compile("(?m)^[ ]*(?:\\*+|-|\\.+|\\d+\\.)[ ]");
    private static final Pattern CELL = Pattern.compile("\\|");

    private DocumentProse() {}

    static List<Sentence> sentences(String document) {
        return new Prose(document)
                .endTextAt(EARLIER_RELEASES)
                .endTextAt(CODE_BLOCK)
                .endTextAt(NO_SENTENCE)
                .codeAt(CODE)
                .keepGroupOf(MARKDOWN_LINK)
                .keepGroupOf(LINK)
                .codeAt(QUOTED)
                .endTextAt(LIST_ITEM)
                .endTextAt(CELL)
                .sentences();
    }
}

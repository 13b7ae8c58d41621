package com.cognipeer.camel.contacts.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the sentences of the comments of a Java class. */
final class JavaProse {

    /** A text block, a string, a character, or a comment: only the last is prose, and none begins in another. */
    private static final Pattern TOKEN = Pattern.compile("\"\"\"(?:\\\\.|(?!\"\"\")[\\s\\S])*+\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])*+'"
            + "|/\\*(?:(?!\\*/)[\\s\\S])*+\\*/|//[^\n]*+(?:\n[ \t]*+//[^\n]*+)*+");

    private static final Pattern RENDERED = Pattern.compile("Rendered from [^.]*, do not edit\\.");
    private static final Pattern PRE = Pattern.compile("<pre>[\\s\\S]*?</pre>");
    private static final Pattern COMMENT_SIGN =
            Pattern.compile("(?m)(?<=" + Prose.BORDER + ")(?:\\*+(?!/)|/)|^[ \t]*(?:\\*(?!/)|//)|\\*+/");
    private static final Pattern PARAGRAPH = Pattern.compile("</?(?:p|li|ul|ol|table|tr|td|th)>");
    private static final Pattern BLOCK_TAG =
            Pattern.compile("(?m)^[ \t]*@(?:(?:param|throws|exception)\\s+\\S+|return|see|since|deprecated|author)");
    private static final Pattern LABEL = Pattern.compile("\\{@(?:link|linkplain)\\s+[^\\s}]+\\s+([^}]+)}");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]{1,200}\"");
    private static final Pattern MARKUP = Pattern.compile("</?\\w+>");

    private JavaProse() {}

    /** A rendered class has none: its sentences are checked at their origin. */
    static List<Sentence> sentences(String source) {
        if (RENDERED.matcher(source).find()) {
            return List.of();
        }
        StringBuilder comments = new StringBuilder(source.replaceAll("[^\n]", " "));
        for (MatchResult token : TOKEN.matcher(source).results().toList()) {
            if (token.group().charAt(0) == '/') {
                comments.replace(
                        token.start(), token.end(), Prose.BORDER + token.group().substring(1));
            }
        }
        return new Prose(comments.toString())
                .endTextAt(PRE)
                .keepGroupOf(LABEL)
                .codeAt(INLINE_TAG)
                .drop(COMMENT_SIGN)
                .endTextAt(BLOCK_TAG)
                .endTextAt(PARAGRAPH)
                .drop(MARKUP)
                .codeAt(QUOTED)
                .sentences();
    }
}

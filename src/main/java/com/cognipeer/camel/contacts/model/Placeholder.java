package com.cognipeer.camel.contacts.model;

import java.util.Locale;
import java.util.Set;

/**
 * Recognizes texts that programs write for a missing value, such as {@code null} or {@code N/A}. As an identifier such a text
 * would make one contact of all rows that have it.
 */
public final class Placeholder {

    private static final Set<String> WORDS = Set.of(
            "null",
            "(null)",
            "<null>",
            "[null]",
            "\\n",
            "nil",
            "none",
            "undefined",
            "(undefined)",
            "nan",
            "n/a",
            "n.a.",
            "#n/a",
            "<na>",
            "(blank)",
            "(empty)",
            "<empty>",
            "[object object]",
            "#null!",
            "#ref!",
            "#name?",
            "#value!",
            "#div/0!",
            "#num!",
            "?",
            "\"\"",
            "''");

    private Placeholder() {}

    /** Whether a text means that there is no value. Case and blanks around the text do not matter. */
    public static boolean is(String text) {
        String trimmed = text.strip();
        return WORDS.contains(trimmed.toLowerCase(Locale.ROOT)) || isOnlyDashes(trimmed);
    }

    private static boolean isOnlyDashes(String text) {
        return !text.isEmpty()
                && isDash(text.codePointAt(0))
                && text.codePoints().allMatch(Placeholder::isDash);
    }

    private static boolean isDash(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION
                || character == '_'
                || character == '\u2212'
                || character == '.';
    }
}

package com.cognipeer.camel.contacts.docs;

import java.util.regex.Pattern;

/**
 * A sentence of a comment or a document.
 *
 * @param line the line in which it begins
 * @param text as it is written
 * @param masked the same, of which code and markup are masked
 */
record Sentence(int line, String text, String masked) {

    private static final int MOST_WORDS = 25;
    private static final Pattern RIDDLE =
            Pattern.compile("^[\\s(\"'*_]*(?:What|Where)\\b(?!.*\\?\\W*$).*", Pattern.DOTALL);

    boolean isPlain() {
        return words() <= MOST_WORDS && !isRiddle();
    }

    /** The sentence in one line, without the signs of a comment. */
    String plain() {
        return text.replaceAll("\\s*\\*/\\s*$", "")
                .replaceAll("\n[ \\t]*(?:\\*|//)?[ \\t]*", " ")
                .strip();
    }

    int words() {
        return Prose.words(masked);
    }

    private boolean isRiddle() {
        return RIDDLE.matcher(masked).matches();
    }

    @Override
    public String toString() {
        String fault = isRiddle() ? "is no question" : "has " + words() + " words";
        return line + ": " + fault + ": " + plain();
    }
}

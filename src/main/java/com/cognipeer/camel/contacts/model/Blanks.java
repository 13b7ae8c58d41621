package com.cognipeer.camel.contacts.model;

/** Removes blanks and invisible characters from the ends of texts. */
public final class Blanks {

    /** The byte order mark, spaces without width, and marks of the writing direction. Copied texts often contain them. */
    private static final String UNSEEN =
            "\uFEFF\u200B\u2060\u00AD\u200E\u200F\u061C" + "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Blanks() {}

    /** The text without the blanks and invisible characters at both ends. */
    public static String off(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Whether the text has no visible character. */
    static boolean isNothing(String text) {
        return off(text).isEmpty();
    }

    static boolean isUnseen(char character) {
        return UNSEEN.indexOf(character) >= 0;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || isUnseen(character);
    }
}

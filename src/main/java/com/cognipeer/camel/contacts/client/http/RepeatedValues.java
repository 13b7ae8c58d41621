package com.cognipeer.camel.contacts.client.http;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the values of a request out of a text that repeats them. A search for each value, without a pattern, because a contact
 * can have a thousand of them, and a text thousands of characters.
 */
final class RepeatedValues {

    /** Stands in a text for an e-mail address. No value is found inside it. */
    static final String EMAIL = "<e-mail>";

    private static final String VALUE = "<value>";

    /** A long value is found by so much of its beginning, because a server may cut it. The rest is taken out as far as it follows. */
    private static final int BEGINNING = 64;

    /** These cannot be in a text without control characters. */
    private static final char IN_EMAIL = '\0';

    private static final char FIRST_TAKEN = '\1';
    private static final char TAKEN = '\2';

    private final String text;
    /** In lower case, with the same length as the text; a control character stands for each one that is taken out. */
    private String rest;

    private RepeatedValues(String text) {
        this.text = text;
        this.rest = folded(text);
    }

    /** @param values without control characters, as the text */
    static String takenOutOf(String text, Stream<String> values) {
        RepeatedValues repeated = new RepeatedValues(text);
        // The longest value first, because a value may be a part of another one.
        List<String> sought = values.map(RepeatedValues::folded)
                .filter(RepeatedValues::isMoreThanAddresses)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        sought.forEach(repeated::takeOut);
        return repeated.shown();
    }

    private static boolean isMoreThanAddresses(String value) {
        return value.chars().anyMatch(character -> character != IN_EMAIL);
    }

    private void takeOut(String value) {
        String beginning = value.substring(0, Math.min(BEGINNING, value.length()));
        int at = rest.indexOf(beginning);
        while (at >= 0) {
            int end = at + beginning.length();
            if (isWordBefore(at) || value.length() <= BEGINNING && isWordAt(end)) {
                at = rest.indexOf(beginning, at + 1);
            } else {
                end = endOf(value, at, end);
                rest = rest.substring(0, at)
                        + FIRST_TAKEN
                        + String.valueOf(TAKEN).repeat(end - at - 1)
                        + rest.substring(end);
                at = rest.indexOf(beginning, end);
            }
        }
    }

    private int endOf(String value, int start, int from) {
        int end = from;
        while (end < rest.length() && end - start < value.length() && rest.charAt(end) == value.charAt(end - start)) {
            end++;
        }
        return end;
    }

    private boolean isWordBefore(int place) {
        return place > 0 && Character.isLetterOrDigit(rest.codePointBefore(place));
    }

    private boolean isWordAt(int place) {
        return place < rest.length() && Character.isLetterOrDigit(rest.codePointAt(place));
    }

    private String shown() {
        StringBuilder shown = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            switch (rest.charAt(at)) {
                case FIRST_TAKEN -> shown.append(VALUE);
                case TAKEN -> {}
                default -> shown.append(text.charAt(at));
            }
        }
        return shown.toString();
    }

    /** Upper case first, as some letters have the same lower case only after that. */
    private static String folded(String text) {
        char[] folded = text.replace(EMAIL, String.valueOf(IN_EMAIL).repeat(EMAIL.length()))
                .toCharArray();
        for (int at = 0; at < folded.length; at++) {
            folded[at] = Character.toLowerCase(Character.toUpperCase(folded[at]));
        }
        return new String(folded);
    }
}

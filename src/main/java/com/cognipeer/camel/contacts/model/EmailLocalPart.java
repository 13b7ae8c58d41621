package com.cognipeer.camel.contacts.model;

import java.util.Optional;

/** Checks the part of an e-mail address before the @: words and quoted words, with dots between them. */
final class EmailLocalPart {

    /** Outside of quotes these characters separate or enclose addresses. */
    private static final String SEPARATORS = "()<>[]:;,\\";

    private EmailLocalPart() {}

    /** The reason why this is no local part, without its text; empty when it may be one. */
    static Optional<String> defectOf(String name) {
        int place = 0;
        while (place < name.length()) {
            char character = name.charAt(place);
            if (character == '"') {
                int end = endOfQuoted(name, place);
                if (end < 0 || place > 0 && name.charAt(place - 1) != '.') {
                    return Optional.of("has a quote that is not around a whole part");
                }
                place = end;
            } else if (character == '@') {
                return Optional.of("has more than one @");
            } else if (SEPARATORS.indexOf(character) >= 0) {
                return Optional.of(
                        "holds one of ( ) < > [ ] : ; , \\ outside of quotes: give one address, and nothing else");
            } else {
                place++;
            }
        }
        return Optional.empty();
    }

    /** The place after the closing quote, which a dot or the end must follow; -1 for none. */
    private static int endOfQuoted(String name, int begin) {
        for (int place = begin + 1; place < name.length(); place++) {
            if (name.charAt(place) == '\\') {
                place++;
            } else if (name.charAt(place) == '"') {
                boolean whole = place > begin + 1 && (place + 1 == name.length() || name.charAt(place + 1) == '.');
                return whole ? place + 1 : -1;
            }
        }
        return -1;
    }
}

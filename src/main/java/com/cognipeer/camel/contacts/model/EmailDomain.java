package com.cognipeer.camel.contacts.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the part of an e-mail address after the @: the name of a host, or its number in brackets. */
final class EmailDomain {

    /** The dots of other scripts separate labels too. */
    private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

    private static final Pattern NUMBER = Pattern.compile("\\[[^\\[\\]\\\\]+]");

    /** Quotes, brackets, dashes, commas and the like of all scripts. */
    private static final Set<Integer> OF_NO_WORD = Stream.of(
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION)
            .map(Byte::intValue)
            .collect(Collectors.toUnmodifiableSet());

    /** The characters of these kinds that RFC 5892 allows in names of hosts. */
    private static final String IN_WORDS = "\u00B7\u05F3\u05F4\u0F0B\u30FB";

    /** The longest label of a name in the DNS. */
    private static final int MAX_LABEL = 63;

    private EmailDomain() {}

    /** The reason why this is no domain, without its text; empty when it may be one. */
    static Optional<String> defectOf(String host) {
        if (host.startsWith("[")) {
            return NUMBER.matcher(host).matches()
                    ? Optional.empty()
                    : Optional.of("has brackets behind the @ that do not enclose a host");
        }
        for (String label : DOT.split(host, -1)) {
            if (label.isEmpty()) {
                return Optional.of("has a dot too many behind the @");
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return Optional.of("has a hyphen at an end of a name behind the @");
            }
            if (label.length() > MAX_LABEL) {
                return Optional.of("has a name of more than " + MAX_LABEL + " characters behind the @");
            }
            if (label.chars().anyMatch(EmailDomain::isSign)) {
                return Optional.of("holds a character behind the @ that no host has");
            }
        }
        return Optional.empty();
    }

    /** Some hosts have an underscore against the rules. Symbols, such as emoji, are allowed too. */
    private static boolean isSign(int character) {
        return character < 128
                ? !Character.isLetterOrDigit(character) && character != '-' && character != '_'
                : OF_NO_WORD.contains(Character.getType(character)) && IN_WORDS.indexOf(character) < 0;
    }
}

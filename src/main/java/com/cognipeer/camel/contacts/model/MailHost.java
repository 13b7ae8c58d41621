package com.cognipeer.camel.contacts.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind the @ of an e-mail address: the name of a host, or its number in brackets. */
final class MailHost {

    /** The dots of other scripts separate labels as well. */
    private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

    private static final Pattern NUMBER = Pattern.compile("\\[[^\\[\\]\\\\]+]");

    /** The longest label of a name in the DNS. */
    private static final int MAX_LABEL = 63;

    private MailHost() {}

    /** Why it cannot be one, without quoting it; empty when it may be one. */
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
            if (label.chars().anyMatch(MailHost::isSign)) {
                return Optional.of("holds a character behind the @ that no host has");
            }
        }
        return Optional.empty();
    }

    /** An underscore is none: some hosts have it against the rules. */
    private static boolean isSign(int character) {
        return character < 128 && !Character.isLetterOrDigit(character) && character != '-' && character != '_';
    }
}

package com.cognipeer.camel.contacts.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be told about an e-mail address without asking its mail server. */
public final class EmailAddress {

    /** The longest address that SMTP can carry (RFC 5321, path limit less its brackets). */
    private static final int MAX_LENGTH = 254;

    /** Written in the place of bytes that mean nothing in the charset by which they are read. */
    private static final char LOST = '\uFFFD';

    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private EmailAddress() {}

    /**
     * Tells why a text cannot be an e-mail address. Unusual but possible addresses pass: international ones, quoted
     * local parts without spaces, dots anywhere before the @, hosts without a dot, numbers in brackets for a host.
     *
     * @param  email the text; null passes, as it clears the field
     * @return       the reason, which never quotes the text, or empty when it may be an address
     */
    public static Optional<String> defectOf(String email) {
        if (email == null) {
            return Optional.empty();
        }
        int at = email.lastIndexOf('@');
        if (at < 0) {
            return Optional.of("has no @");
        }
        if (at == 0 || at == email.length() - 1) {
            return Optional.of(at == 0 ? "has nothing before the @" : "has nothing after the @");
        }
        if (email.length() > MAX_LENGTH) {
            return Optional.of("has " + email.length() + " characters, more than " + MAX_LENGTH);
        }
        if (hasUnprintable(email)) {
            return Optional.of("holds a space or a control character");
        }
        if (email.indexOf(LOST) >= 0) {
            return Optional.of("holds the character U+FFFD, which stands for one that a decoder has lost");
        }
        return EmailLocalPart.defectOf(email.substring(0, at)).or(() -> EmailDomain.defectOf(email.substring(at + 1)));
    }

    /** The address as it is compared: two spellings that differ in case only are one address. */
    public static String normalized(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static boolean hasUnprintable(String email) {
        return email.codePoints().anyMatch(EmailAddress::isUnprintable);
    }

    /** Half of a character is no character. Joiners stand in names of some languages, and hold together what is one sign. */
    private static boolean isUnprintable(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.FORMAT && !JOINERS.contains(character);
    }
}

package com.cognipeer.camel.contacts.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks e-mail addresses as far as that is possible without their mail servers. */
public final class EmailAddress {

    /** The longest address that SMTP can carry (RFC 5321, path limit less its brackets). */
    private static final int MAX_LENGTH = 254;

    /** A decoder writes this character for bytes that its charset does not have. */
    private static final char LOST = '\uFFFD';

    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private EmailAddress() {}

    /**
     * Returns why a text cannot be an e-mail address. Unusual but possible addresses pass: international ones, quoted local
     * parts without spaces, any dots before the @. So do hosts without a dot, and numbers in brackets for a host.
     *
     * @param  email the text; null passes, because it clears the field
     * @return       the reason, which never quotes the text; empty when the text may be an address
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

    /** The address in lower case, for comparisons: two spellings that differ in case only are one address. */
    public static String normalized(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static boolean hasUnprintable(String email) {
        return email.codePoints().anyMatch(EmailAddress::isUnprintable);
    }

    /** A lone surrogate is no character. Joiners are part of names in some languages. */
    private static boolean isUnprintable(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.FORMAT && !JOINERS.contains(character);
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The fields of a contact by which a walk sorts.
 *
 * @param modified when it was last written; null in an order by {@code _id} alone
 * @param id       its {@code _id}
 */
record SortKey(Instant modified, String id) {

    static final Comparator<SortKey> BY_ID = Comparator.comparing(SortKey::id);
    static final Comparator<SortKey> BY_CHANGE =
            Comparator.comparing(SortKey::modified).thenComparing(SortKey::id);

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** A time as the API writes it: always with milliseconds, so that it also sorts as text. */
    static String text(Instant instant) {
        return instant.getNano() % 1_000_000 == 0 ? MILLIS.format(instant) : instant.toString();
    }

    /** The later of two times; if one is null, the other one. */
    static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** An id that every id of the same form is greater than. */
    static String below(String id) {
        return id.matches("\\p{XDigit}{24}") ? "0".repeat(24) : id.substring(0, id.length() - 1);
    }

    /** An id in a message: the message ends in log lines, so it shows only text that looks like an id. */
    static String shown(String id) {
        return ID.matcher(id).matches() ? id : "(an id of " + id.length() + " characters that is not shown)";
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/**
 * Where a contact stands in the order of a walk.
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

    /** A point in time as the API writes it: always with milliseconds, so that it also sorts as text. */
    static String text(Instant instant) {
        return instant.getNano() % 1_000_000 == 0 ? MILLIS.format(instant) : instant.toString();
    }

    /** An id that every id of the same form is greater than. */
    static String below(String id) {
        return id.matches("\\p{XDigit}{24}") ? "0".repeat(24) : id.substring(0, id.length() - 1);
    }
}

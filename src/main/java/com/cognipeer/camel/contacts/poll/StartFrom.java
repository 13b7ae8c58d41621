package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The time at which the very first sweep over changes starts.
 *
 * @param now     true to take only changes from now on
 * @param instant the earliest time whose changes count; null for all changes, and with {@code now}
 */
public record StartFrom(boolean now, Instant instant) {

    /** All changes count. */
    public static final StartFrom BEGINNING = new StartFrom(false, null);

    /**
     * Reads {@code beginning}, {@code now} or an ISO-8601 instant.
     *
     * @throws IllegalArgumentException when the text is none of them
     */
    public static StartFrom parse(String text) {
        switch (text) {
            case "beginning":
                return BEGINNING;
            case "now":
                return new StartFrom(true, null);
            default:
                try {
                    return new StartFrom(false, Instant.parse(text));
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException("must be beginning, now, or an instant such as"
                            + " 2026-01-31T08:00:00Z; reading failed at place " + (e.getErrorIndex() + 1));
                }
        }
    }
}

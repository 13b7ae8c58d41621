package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Where the very first sweep over changes starts.
 *
 * @param now     true to start with what changes from now on
 * @param instant the first point in time whose changes count; null for all there are, or for now
 */
public record StartFrom(boolean now, Instant instant) {

    /** With everything that is there. */
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

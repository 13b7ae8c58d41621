package com.cognipeer.camel.contacts.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, or a share of a whole.
 *
 * @param value   the number, or the percent
 * @param isShare whether the value is a percent
 */
public record CountOrShare(long value, boolean isShare) {

    private static final int ALL = 100;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15}) ?(%?)");

    /**
     * Reads a number such as {@code 25}, or a share such as {@code 10%}.
     *
     * @throws IllegalArgumentException when the text is neither, or the share is above 100%
     */
    public static CountOrShare parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be a number such as 25, or a share such as 10%");
        }
        long value = Long.parseLong(parts.group(1));
        boolean isShare = !parts.group(2).isEmpty();
        if (isShare && value > ALL) {
            throw new IllegalArgumentException("must be 100% at the most");
        }
        return new CountOrShare(value, isShare);
    }

    /** How many of a whole this is, rounded down. */
    public long of(long whole) {
        return isShare ? whole * value / ALL : value;
    }

    /** Whether this is the whole, whatever its size. */
    public boolean isAll() {
        return isShare && value == ALL;
    }

    @Override
    public String toString() {
        return isShare ? value + "%" : String.valueOf(value);
    }
}

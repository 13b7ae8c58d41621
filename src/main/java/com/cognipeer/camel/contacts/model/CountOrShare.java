package com.cognipeer.camel.contacts.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of contacts, or a share of all of them.
 *
 * @param number the number, or the percent of the share
 * @param share  whether it is a share
 */
public record CountOrShare(double number, boolean share) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?)%|(\\d{1,9})");

    /**
     * Reads a number such as {@code 25} or a share such as {@code 10%}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static CountOrShare parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text.strip());
        if (matcher.matches()) {
            boolean share = matcher.group(1) != null;
            double number = Double.parseDouble(share ? matcher.group(1) : matcher.group(2));
            if (!share || number <= 100) {
                return new CountOrShare(number, share);
            }
        }
        throw new IllegalArgumentException("must be a number such as 25, or a share such as 10%, at most 100%");
    }

    /** How many of that many contacts it is, rounded down. */
    public long of(long total) {
        return share ? (long) (total * number / 100) : (long) number;
    }

    /** Whether it is all of them, however many there are. */
    public boolean isAll() {
        return share && number == 100;
    }
}

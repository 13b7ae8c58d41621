package com.cognipeer.camel.contacts.sandbox;

import java.util.Locale;

/** Which e-mail addresses are the same to the server: if it finds a contact, filters, or refuses a second one. */
public enum EmailComparison {
    /** {@code Ana@x.test} and {@code ana@x.test} are the same to get, update, filters and uniqueness. */
    IGNORE_CASE,
    /** As {@link #IGNORE_CASE}, but a filter compares letter by letter, as MongoDB does. */
    IGNORE_CASE_BUT_IN_FILTERS,
    /** {@code Ana@x.test} and {@code ana@x.test} are two addresses, everywhere. */
    LETTER_BY_LETTER;

    /** The form in which get, update and uniqueness compare the e-mail; null stays null. */
    String key(String email) {
        return this == LETTER_BY_LETTER || email == null ? email : email.toLowerCase(Locale.ROOT);
    }

    /** Whether a filter on {@code email} finds every case. */
    boolean filtersIgnoreCase() {
        return this == IGNORE_CASE;
    }
}

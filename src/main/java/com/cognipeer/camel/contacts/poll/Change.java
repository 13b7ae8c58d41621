package com.cognipeer.camel.contacts.poll;

import java.util.Locale;

/** How a consumed contact differs from the one that the consumer knew. */
public enum Change {
    /** The consumer did not know the contact. */
    CREATED,
    /** The consumer knew the contact with other fields. */
    UPDATED,
    /** The contact is marked as deleted, or is gone from the workspace. */
    DELETED,
    /** The contact is there, and matches the filter no more. */
    UNMATCHED,
    /** The consumer knew the contact with these fields. */
    UNCHANGED;

    /** The value of the header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

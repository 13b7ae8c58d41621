package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/**
 * A write by a producer of this component. The producer knew the contact before, and the answer showed no other change.
 *
 * @param version        the version of the contact that the write left
 * @param before         the version that the producer had looked up; null for a contact that it created
 * @param modifiedBefore when the contact was written before that; null for a contact that it created
 * @param lookedUp       when the server showed the contact in the version before, by its own clock; null if unknown
 */
public record OwnWrite(String version, String before, Instant modifiedBefore, Instant lookedUp) {

    /** The creation of a contact. */
    public static OwnWrite creation(String version) {
        return new OwnWrite(version, null, null, null);
    }

    /** Whether the write created the contact, so that nobody can have changed it before. */
    public boolean isCreation() {
        return before == null;
    }
}

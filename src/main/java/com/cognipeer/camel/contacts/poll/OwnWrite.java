package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/**
 * A write by a producer of this component. The producer knew the contact before, and the answer showed no other change.
 *
 * @param version        the version of the contact that the write left
 * @param before         the version that the producer had looked up; null for a contact that it created
 * @param modifiedBefore when the contact was written before that; null for a contact that it created
 */
public record OwnWrite(String version, String before, Instant modifiedBefore) {

    /** Whether the write created the contact, so that nobody can have changed it before. */
    public boolean isCreation() {
        return before == null;
    }
}

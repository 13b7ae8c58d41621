package com.cognipeer.camel.contacts.state;

import java.util.Objects;

/**
 * A write to a contact that a consumer need not hear of.
 *
 * @param contactId      the id of the contact
 * @param version        the version that the write left; up to 255 characters
 * @param before         the version before it, up to 255 characters; null for a contact that the write created
 * @param modifiedBefore the date of the version before it, up to 255 characters; null for a contact that the write created
 * @param lookedUp       when the contact was seen in the version before it, up to 255 characters; null if unknown
 */
public record OwnWriteRow(String contactId, String version, String before, String modifiedBefore, String lookedUp) {

    /** @throws NullPointerException when the id or the version is null */
    public OwnWriteRow {
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(version, "version");
    }
}

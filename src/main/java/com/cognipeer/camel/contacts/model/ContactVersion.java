package com.cognipeer.camel.contacts.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One state of one contact, as text: its {@code _id} and a SHA-256 of its content. Two readings of a contact have the
 * same version when no field differs, in whatever order the fields came.
 */
public final class ContactVersion {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private ContactVersion() {}

    /** The version of a contact that came from the API: {@code _id}, a colon, and 43 characters. */
    public static String of(Contact contact) {
        byte[] content = ContactJson.writeCanonical(contact);
        return contact.getId() + ":" + TEXT.encodeToString(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package com.cognipeer.camel.contacts.model;

/**
 * One state of one contact, as text: its {@code _id} and a SHA-256 of its content. Two readings of a contact have the
 * same version when no field differs, in whatever order the fields came.
 */
public final class ContactVersion {

    private ContactVersion() {}

    /** The version of a contact that came from the API: {@code _id}, a colon, and 43 characters. */
    public static String of(Contact contact) {
        return new ContactVersions().of(contact);
    }
}

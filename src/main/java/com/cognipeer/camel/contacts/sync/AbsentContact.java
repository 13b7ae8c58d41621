package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.cognipeer.camel.contacts.model.TextSet;

/**
 * A contact of the scope that the input does not have, as the walk found it. It keeps no field but an identifier, as many may be
 * missing.
 *
 * @param id          the server's id
 * @param key         the identifier to write it by; null when it has none
 * @param identifiers a number of both its identifiers
 * @param version     a number of its content
 */
record AbsentContact(String id, ContactKey key, long identifiers, long version) {

    static AbsentContact of(Contact contact, ContactVersions versions) {
        return new AbsentContact(
                String.valueOf(contact.get(Contact.ID)),
                ContactKey.all(contact).stream().findFirst().orElse(null),
                identifiersOf(contact),
                versionOf(contact, versions));
    }

    boolean hasIdentifiersOf(Contact contact) {
        return identifiers == identifiersOf(contact);
    }

    boolean isSame(Contact contact, ContactVersions versions) {
        return version == versionOf(contact, versions);
    }

    /** Its form in the report when nothing was tried. */
    MissingContact untried() {
        boolean byIntegrationId = key != null && key.field().equals(Contact.INTEGRATION_ID);
        return new MissingContact(id, byIntegrationId ? key.given() : null, null, null);
    }

    private static long identifiersOf(Contact contact) {
        return TextSet.numberOf(contact.get(Contact.INTEGRATION_ID) + "\n" + contact.get(Contact.EMAIL));
    }

    private static long versionOf(Contact contact, ContactVersions versions) {
        return TextSet.numberOf(versions.of(contact));
    }
}

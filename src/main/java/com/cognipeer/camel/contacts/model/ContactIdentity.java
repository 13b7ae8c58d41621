package com.cognipeer.camel.contacts.model;

/**
 * What names one contact of a workspace: its e-mail address, its integration id, or both, which then must belong to the
 * same contact.
 *
 * @param email         the e-mail address, or null
 * @param integrationId the key in an external system, or null
 */
public record ContactIdentity(String email, String integrationId) {

    /** @throws IllegalArgumentException when neither identifier is given, or one is blank */
    public ContactIdentity {
        if (email == null && integrationId == null) {
            throw new IllegalArgumentException("a contact is named by its email, its integrationId, or both");
        }
        requireText(Contact.EMAIL, email);
        requireText(Contact.INTEGRATION_ID, integrationId);
    }

    private static void requireText(String name, String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    /** Which identifiers are given, not their values: an e-mail address does not belong into log lines. */
    @Override
    public String toString() {
        return "ContactIdentity[" + (email == null ? "" : Contact.EMAIL)
                + (email == null || integrationId == null ? "" : ", ")
                + (integrationId == null ? "" : Contact.INTEGRATION_ID) + "]";
    }
}

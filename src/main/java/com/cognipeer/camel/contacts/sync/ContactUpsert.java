package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.EmailAddress;

/**
 * A contact for an upsert.
 *
 * @param identity names the contact
 * @param changes  the fields to change when the contact exists; never empty
 * @param contact  the contact to create when it does not exist
 */
public record ContactUpsert(ContactIdentity identity, GivenContact changes, GivenContact contact) {

    /**
     * @param  given                   a blank identifier in it counts as none
     * @throws InvalidContactException when the fields name another contact than the identity
     */
    public static ContactUpsert of(ContactIdentity identity, Contact given) {
        GivenContact whole = GivenContact.of(given);
        Contact contact = whole.fields();
        Contact changes = new Contact(contact);
        name(contact, changes, Contact.EMAIL, identity.email());
        name(contact, changes, Contact.INTEGRATION_ID, identity.integrationId());
        if (changes.isEmpty()) {
            // The API takes no update without a field, and its own identifiers change nothing.
            changes.putAll(contact);
        }
        return new ContactUpsert(identity, whole.with(changes), whole);
    }

    private static void name(Contact contact, Contact changes, String field, String name) {
        if (name == null) {
            return;
        }
        if (contact.containsKey(field) && !isSame(field, contact.get(field), name)) {
            throw new InvalidContactException("The body's field '" + field + "' differs from the " + field
                    + " that the header or option gives: leave one of them out, or use update to rename a contact");
        }
        contact.putIfAbsent(field, name);
        changes.remove(field);
    }

    private static boolean isSame(String field, Object given, String name) {
        return given instanceof String text
                && (field.equals(Contact.EMAIL)
                        ? EmailAddress.normalized(text).equals(EmailAddress.normalized(name))
                        : text.equals(name));
    }
}

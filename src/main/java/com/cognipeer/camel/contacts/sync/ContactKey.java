package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identifier of a contact. Spellings of an e-mail address that differ in case only are the same key.
 *
 * @param field email or integrationId
 * @param name  the identifier as it is compared
 * @param given the identifier as it is written
 */
record ContactKey(String field, String name, String given) {

    /** @return the contact's identifier in that field; null when it has none */
    static ContactKey of(Contact contact, String field) {
        Object value = contact.get(field);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        return named(field, value.toString());
    }

    static ContactKey named(String field, String value) {
        return new ContactKey(field, field.equals(Contact.EMAIL) ? EmailAddress.normalized(value) : value, value);
    }

    /**
     * The identifier that a given contact is looked up by.
     *
     * @param identifiers all that it has
     * @return empty when it has no such identifier
     */
    static Optional<ContactKey> chosen(List<ContactKey> identifiers, MatchBy matchBy) {
        for (ContactKey identifier : identifiers) {
            if (matchBy == MatchBy.auto || matchBy.name().equals(identifier.field)) {
                return Optional.of(identifier);
            }
        }
        return Optional.empty();
    }

    /** All identifiers of a contact, the integration id first. */
    static List<ContactKey> all(Contact contact) {
        List<ContactKey> keys = new ArrayList<>(2);
        addTo(keys, of(contact, Contact.INTEGRATION_ID));
        addTo(keys, of(contact, Contact.EMAIL));
        return keys;
    }

    private static void addTo(List<ContactKey> keys, ContactKey key) {
        if (key != null) {
            keys.add(key);
        }
    }

    /** The identity that names the contact to the API. */
    ContactIdentity identity() {
        return field.equals(Contact.EMAIL) ? new ContactIdentity(given, null) : new ContactIdentity(null, given);
    }

    /** The spellings to list: listings compare letter by letter, and many servers store lower case. */
    List<String> spellings() {
        return name.equals(given) ? List.of(given) : List.of(given, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactKey key && field.equals(key.field) && name.equals(key.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Without the value: an e-mail address must not get into log lines. */
    @Override
    public String toString() {
        return "ContactKey[" + field + "]";
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.IdentifierHint;
import java.util.List;

/**
 * A contact of the input that can be looked up.
 *
 * @param index   its 0-based place in the input
 * @param contact what is to be stored
 * @param key     what it is looked up by
 * @param identifiers its identifiers as they were given
 */
record Candidate(long index, Contact contact, ContactKey key, List<ContactKey> identifiers) {

    /** @throws InvalidContactException when the contact cannot be looked up */
    static Candidate of(long index, Contact given, MatchBy matchBy) {
        Contact contact = withPlainIdentifiers(given.writable());
        List<ContactKey> identifiers = ContactKey.all(contact);
        return new Candidate(index, contact, key(contact, identifiers, matchBy), identifiers);
    }

    private static ContactKey key(Contact contact, List<ContactKey> identifiers, MatchBy matchBy) {
        return ContactKey.chosen(identifiers, matchBy)
                .orElseThrow(() -> new InvalidContactException("The contact has no "
                        + (matchBy == MatchBy.auto ? "integrationId and no email" : matchBy)
                        + " to look it up by: give it one" + (matchBy == MatchBy.auto ? "" : ", or set matchBy=auto")
                        + IdentifierHint.of(
                                contact,
                                matchBy == MatchBy.auto
                                        ? List.of(Contact.INTEGRATION_ID, Contact.EMAIL)
                                        : List.of(matchBy.name()))));
    }

    /**
     * The contact with its identifiers as the API takes them: as text, and what is blank, as an empty column of a table is,
     * left out.
     *
     * @throws InvalidContactException when an identifier is neither text nor a number, or a placeholder
     */
    static Contact withPlainIdentifiers(Contact contact) {
        IdentifierCheck.check(contact);
        for (String field : List.of(Contact.EMAIL, Contact.INTEGRATION_ID)) {
            Object value = contact.get(field);
            String text = textOf(field, value);
            if (text != null) {
                contact.put(field, text);
            } else if (value != null) {
                contact.remove(field);
            }
        }
        return contact;
    }

    private static String textOf(String field, Object value) {
        try {
            return ContactIdentity.textOf(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("The contact's field '" + field + "' must be text");
        }
    }
}

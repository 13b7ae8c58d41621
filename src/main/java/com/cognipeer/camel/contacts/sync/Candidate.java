package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.IdentifierHint;
import java.util.List;

/**
 * A contact of the input that can be looked up.
 *
 * @param index   its 0-based place in the input
 * @param given what is to be stored
 * @param key     what it is looked up by
 * @param identifiers its identifiers as they were given
 */
record Candidate(long index, GivenContact given, ContactKey key, List<ContactKey> identifiers) {

    /** @throws InvalidContactException when the contact cannot be looked up */
    static Candidate of(long index, Contact contact, MatchBy matchBy) {
        GivenContact given = GivenContact.of(contact);
        List<ContactKey> identifiers = ContactKey.all(given.fields());
        return new Candidate(index, given, key(given.fields(), identifiers, matchBy), identifiers);
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

    /** What is to be stored, its identifiers as the API takes them. */
    Contact contact() {
        return given.fields();
    }
}

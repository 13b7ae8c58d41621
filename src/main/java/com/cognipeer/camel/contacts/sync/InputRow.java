package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.IdentifierHint;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the input.
 *
 * @param index       its 0-based place in the input
 * @param given       what is to be stored
 * @param key         the identifier that it is looked up by; null where it has none, which makes the row fail
 * @param identifiers all identifiers that it has
 */
record InputRow(long index, GivenContact given, ContactKey key, List<ContactKey> identifiers) {

    /** @throws InvalidContactException when the contact has no identifier to look it up by */
    static InputRow of(long index, Contact contact, MatchBy matchBy) {
        GivenContact given = GivenContact.of(contact);
        List<ContactKey> identifiers = ContactKey.all(given.fields());
        return new InputRow(index, given, key(given.fields(), identifiers, matchBy), identifiers);
    }

    /** A row that cannot be looked up. */
    static InputRow withoutKey(long index) {
        return new InputRow(index, null, null, List.of());
    }

    static List<InputRow> inOrder(List<InputRow> some, List<InputRow> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingLong(InputRow::index))
                .toList();
    }

    static List<ContactKey> keys(List<InputRow> rows) {
        return rows.stream().map(InputRow::key).toList();
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
}

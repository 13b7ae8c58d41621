package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.TextSet;

/**
 * Finds e-mail addresses that several contacts have in several spellings. A look-up compares letter by letter, and a write may
 * not. So a write by one spelling may change the contact that has the other.
 */
final class EmailSpellings {

    /** The addresses that have capitals, in lower case. */
    private final TextSet withCapitals = new TextSet();

    private final TextSet withCapitalsTwice = new TextSet();

    void note(Contact contact) {
        ContactKey email = ContactKey.of(contact, Contact.EMAIL);
        if (email != null && hasCapitals(email) && !withCapitals.add(email.name())) {
            withCapitalsTwice.add(email.name());
        }
    }

    /** Whether another contact has this identifier in a spelling that a look-up of it does not find. */
    boolean isAmbiguous(ContactKey key) {
        return key.field().equals(Contact.EMAIL)
                && (hasCapitals(key) ? withCapitalsTwice : withCapitals).contains(key.name());
    }

    private static boolean hasCapitals(ContactKey email) {
        return !email.name().equals(email.given());
    }
}

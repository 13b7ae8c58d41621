package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.EmailAddress;

/** The contact that an answer must be about. A cache or proxy that mixes answers up may send one about another contact. */
@FunctionalInterface
public interface ExpectedContact {

    /** Of a request whose answer is not about one contact, or names none. */
    ExpectedContact ANY = answered -> true;

    /** Whether the contact of an answer can be the one. */
    boolean isMetBy(Contact answered);

    /** The contact that has every identifier asked for; null asks for none. */
    static ExpectedContact named(ContactIdentity identity) {
        return identity == null
                ? ANY
                : answered -> (identity.email() == null || isSame(Contact.EMAIL, identity.email(), answered))
                        && (identity.integrationId() == null
                                || isSame(Contact.INTEGRATION_ID, identity.integrationId(), answered));
    }

    /** The contact as it was sent; a server may change the form of its e-mail address if an integration id identifies it. */
    static ExpectedContact sent(Contact contact) {
        String email = text(contact, Contact.EMAIL);
        String integrationId = text(contact, Contact.INTEGRATION_ID);
        if (integrationId == null) {
            return email == null ? ANY : answered -> isSame(Contact.EMAIL, email, answered);
        }
        return answered -> isSame(Contact.INTEGRATION_ID, integrationId, answered)
                || text(answered, Contact.INTEGRATION_ID) == null
                        && email != null
                        && isSame(Contact.EMAIL, email, answered);
    }

    private static boolean isSame(String field, String identifier, Contact answered) {
        String stored = text(answered, field);
        return stored != null && comparable(field, stored).equals(comparable(field, identifier));
    }

    private static String comparable(String field, String identifier) {
        String bare = identifier.strip();
        return field.equals(Contact.EMAIL) ? EmailAddress.normalized(bare) : bare;
    }

    /** Null if the field is missing, or is neither text nor a number. */
    private static String text(Contact contact, String field) {
        try {
            return ContactIdentity.textOf(contact.get(field));
        } catch (IllegalArgumentException noIdentifier) {
            return null;
        }
    }
}

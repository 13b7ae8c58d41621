package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.EmailCheck;
import com.cognipeer.camel.contacts.client.FieldTypes;
import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.List;

/**
 * A contact that a message gives to be written. This class alone says how it becomes a stored contact, for all operations.
 * <p>
 * A contact that came from the API is written as it is. In any other, identifiers are plain text, a dot in a name may lead into
 * an object, and a documented field must have its type.
 *
 * @param fields  the given fields, without the server's own
 * @param literal whether the contact came from the API
 */
public record GivenContact(Contact fields, boolean literal) {

    private static final List<String> IDENTIFIERS = List.of(Contact.EMAIL, Contact.INTEGRATION_ID);

    /** @throws InvalidContactException when an identifier is neither text nor a number, or a placeholder */
    public static GivenContact of(Contact given) {
        boolean literal = given.isFromApi();
        Contact fields = given.writable();
        if (!literal) {
            IdentifierCheck.check(fields);
            fields.keySet().removeIf(GivenContact::leadsIntoServerField);
        }
        for (String field : IDENTIFIERS) {
            plain(fields, field, literal);
        }
        return new GivenContact(fields, literal);
    }

    /** The same contact with other fields. */
    public GivenContact with(Contact some) {
        return new GivenContact(some, literal);
    }

    /** Whether a name leads into an object: the write depends on the other entries that the stored object has. */
    public boolean leadsIntoObjects() {
        return !literal && DottedFields.hasAny(fields);
    }

    /**
     * The fields to write when no contact is stored.
     *
     * @throws InvalidContactException when names exclude each other
     */
    public Contact alone() {
        return over(new Contact());
    }

    /**
     * The fields to write over a stored contact.
     *
     * @throws InvalidContactException when names exclude each other, or lead into a stored value that is no object
     */
    public Contact over(Contact stored) {
        return literal ? fields : DottedFields.merged(fields, stored);
    }

    /**
     * Checks fields that are about to be written.
     *
     * @param  written                 some of the given fields, with objects where names led into them
     * @throws InvalidContactException when the API cannot store a field as it is
     */
    public void check(Contact written, boolean validateEmail) {
        if (validateEmail) {
            EmailCheck.check(written);
        }
        if (!literal) {
            FieldTypes.check(written);
        }
    }

    /**
     * Checks all given fields before anything is sent.
     *
     * @throws InvalidContactException when the API cannot store a field as it is, or a value is no JSON
     */
    public void check(boolean validateEmail) {
        Contact written = alone();
        check(written, validateEmail);
        if (leadsIntoObjects()) {
            checkJson(written);
        }
    }

    /** @throws InvalidContactException when a value is no JSON */
    public void checkJson() {
        checkJson(alone());
    }

    private static void checkJson(Contact written) {
        try {
            ContactJson.write(written);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException("The contact " + e.getMessage());
        }
    }

    private static boolean leadsIntoServerField(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && Contact.SERVER_FIELDS.contains(name.substring(0, dot));
    }

    /** Makes text of an identifier, and removes a blank one, such as an empty column of a table. */
    private static void plain(Contact fields, String field, boolean literal) {
        Object value = fields.get(field);
        if (value == null) {
            return;
        }
        String text = textOf(field, value);
        if (text == null) {
            fields.remove(field);
        } else if (!literal || !(value instanceof String)) {
            fields.put(field, text);
        }
    }

    private static String textOf(String field, Object value) {
        try {
            // An integration id is often a number, an address never.
            return ContactIdentity.textOf(value instanceof Number && field.equals(Contact.EMAIL) ? List.of() : value);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("The contact's field '" + field + "' must be text");
        }
    }
}

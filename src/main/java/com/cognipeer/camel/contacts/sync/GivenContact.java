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
 * What somebody gives to be written: the one place that says how a row becomes a stored contact, for all operations that write.
 * <p>
 * A contact that came from the API is taken literally. In any other, identifiers are plain text, a dot in a name may lead into
 * an object, and a documented field must have its type.
 *
 * @param fields  what is given, without the server's own fields
 * @param literal whether it came from the API
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

    /** The same, of some of its fields. */
    public GivenContact with(Contact some) {
        return new GivenContact(some, literal);
    }

    /** Whether what is written depends on what is stored, as names lead into objects that may have other entries. */
    public boolean leadsIntoObjects() {
        return !literal && DottedFields.hasAny(fields);
    }

    /**
     * What is written where nothing is stored.
     *
     * @throws InvalidContactException when its names exclude each other
     */
    public Contact alone() {
        return over(new Contact());
    }

    /**
     * What is written over a stored contact.
     *
     * @throws InvalidContactException when its names exclude each other, or lead into what is stored and is no object
     */
    public Contact over(Contact stored) {
        return literal ? fields : DottedFields.merged(fields, stored);
    }

    /**
     * Checks what is going to be written of it.
     *
     * @param  written                 some of its fields, with objects where names led into them
     * @throws InvalidContactException when a field cannot be as it is
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
     * As {@link #check(Contact, boolean)}, of all, before anything is sent.
     *
     * @throws InvalidContactException also when a value is no JSON
     */
    public void check(boolean validateEmail) {
        Contact written = alone();
        check(written, validateEmail);
        if (leadsIntoObjects()) {
            checkJson(written);
        }
    }

    /** @throws InvalidContactException when a value is no JSON, as writing it would */
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

    /** As the API takes it: text, or nothing where it is blank, as an empty column of a table is. */
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

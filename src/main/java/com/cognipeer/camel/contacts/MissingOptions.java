package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.CountOrShare;
import com.cognipeer.camel.contacts.model.FieldNames;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.cognipeer.camel.contacts.sync.GivenContact;
import com.cognipeer.camel.contacts.sync.MissingRule;
import com.cognipeer.camel.contacts.sync.OnMissing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The treatment of stored contacts that the input of a sync does not have, by the options of its endpoint.
 *
 * @param scope  the contacts that the input should have; null when the option filter is not set
 * @param fields null unless how is update
 */
record MissingOptions(OnMissing how, ContactFilter scope, GivenContact fields, CountOrShare most) {

    static final String DEFAULT_MOST = "10%";

    private static final String FIELDS = "Option 'missingFields'";
    private static final String WHICH_SCOPE =
            ", which says what contacts the input should have, such as {\"properties.source\":\"crm\"}; {} names all";

    /** @throws IllegalArgumentException with the option and the remedy */
    static MissingOptions of(OnMissing how, String filter, Object fields, String most) {
        if (how == OnMissing.keep && !most.equals(DEFAULT_MOST)) {
            throw new IllegalArgumentException(
                    "Option 'maxMissing' has no meaning with onMissing=keep: take it out, or set onMissing");
        }
        if (how != OnMissing.update && fields != null) {
            throw new IllegalArgumentException(
                    FIELDS + " has no meaning with onMissing=" + how + ": take it out, or set onMissing=update");
        }
        if (how == OnMissing.update && fields == null) {
            throw new IllegalArgumentException(
                    "Option 'onMissing=update' needs the option missingFields, such as {\"status\":\"inactive\"}");
        }
        return new MissingOptions(
                how,
                filter == null ? null : OptionCheck.filter(filter),
                fields == null ? null : fields(fields),
                most(most));
    }

    /** @throws IllegalArgumentException when an endpoint that syncs has no filter and needs one */
    void requireScope() {
        if (how != OnMissing.keep && scope == null) {
            throw new IllegalArgumentException("Option 'onMissing=" + how + "' needs the option filter" + WHICH_SCOPE);
        }
    }

    /**
     * @param  given                   the scope of a message, which may be that of the options
     * @throws InvalidContactException when a scope is needed and not given
     */
    MissingRule rule(ContactFilter given, Long expectedRows) {
        if (given == null) {
            throw new InvalidContactException("onMissing=" + how + " needs the option filter or the header "
                    + CognipeerContactsConstants.FILTER + WHICH_SCOPE);
        }
        return new MissingRule(how, given, fields, most, expectedRows);
    }

    private static CountOrShare most(String text) {
        try {
            return CountOrShare.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option 'maxMissing' " + e.getMessage());
        }
    }

    private static GivenContact fields(Object given) {
        Contact contact = contact(given);
        requireWritable(contact);
        try {
            GivenContact fields = GivenContact.of(contact);
            fields.check(false);
            return fields;
        } catch (InvalidContactException e) {
            throw new IllegalArgumentException(FIELDS + ": " + e.getMessage());
        }
    }

    private static Contact contact(Object given) {
        try {
            if (given instanceof Map<?, ?> map) {
                return FieldNames.checked(ContactJson.readContact(ContactJson.write(map)));
            }
            if (given instanceof CharSequence text) {
                return FieldNames.checked(ContactJson.readContact(text.toString()));
            }
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException(FIELDS + ": " + e.getMessage());
        }
        throw new IllegalArgumentException(FIELDS + " must be a JSON object or a Map, not a "
                + given.getClass().getName());
    }

    private static void requireWritable(Contact fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(FIELDS + " names no field: give one, such as {\"status\":\"inactive\"}");
        }
        Set<String> others = new LinkedHashSet<>(Contact.SERVER_FIELDS);
        others.addAll(List.of(Contact.EMAIL, Contact.INTEGRATION_ID));
        for (String name : fields.keySet()) {
            String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            if (others.contains(root)) {
                throw new IllegalArgumentException(
                        FIELDS + " names '" + root + "', which is an identifier or set by the server: take it out");
            }
        }
    }
}

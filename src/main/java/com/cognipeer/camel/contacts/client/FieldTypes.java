package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Refuses a value of another type than the API documents for its field, before it replaces what is stored. */
public final class FieldTypes {

    private enum Type {
        TEXT("text"),
        OBJECT("an object"),
        TEXTS("a list of texts"),
        TRUTH("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    private static final Map<String, Type> DOCUMENTED = Map.of(
            Contact.EMAIL,
            Type.TEXT,
            Contact.INTEGRATION_ID,
            Type.TEXT,
            "name",
            Type.TEXT,
            "phone",
            Type.TEXT,
            "peerId",
            Type.TEXT,
            "status",
            Type.TEXT,
            "metadata",
            Type.OBJECT,
            "properties",
            Type.OBJECT,
            "tags",
            Type.TEXTS,
            "deleted",
            Type.TRUTH);

    private FieldTypes() {}

    /**
     * Null passes everywhere, as it clears a field. A number and a truth value pass for text.
     *
     * @param  fields                  what is going to be written
     * @throws InvalidContactException when a documented field has a value of another type, or one that is no JSON
     */
    public static void check(Contact fields) {
        DOCUMENTED.forEach((field, type) -> {
            Object value = fields.get(field);
            if (value != null && !fits(field, type, value)) {
                throw new InvalidContactException("The contact's field '" + field + "' is " + type.words
                        + " in the API, but the given value is not: correct it, or leave the field out");
            }
        });
    }

    private static boolean fits(String field, Type type, Object value) {
        return switch (type) {
            case TEXT -> isScalar(plain(field, value));
            case OBJECT -> value instanceof Map || plain(field, value) instanceof Map;
            case TEXTS ->
                isListOfText(value)
                        || plain(field, value) instanceof Collection<?> list
                                && list.stream().allMatch(FieldTypes::isScalar);
            case TRUTH -> plain(field, value) instanceof Boolean;
        };
    }

    /** The usual list of tags, which need not be turned into JSON for its type to be seen. */
    private static boolean isListOfText(Object value) {
        if (!(value instanceof List<?> list)) {
            return false;
        }
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScalar(Object plain) {
        return !(plain instanceof Map || plain instanceof Collection);
    }

    private static Object plain(String field, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        try {
            return ContactJson.plain(value);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException("The contact's field '" + field + "' " + e.getMessage());
        }
    }
}

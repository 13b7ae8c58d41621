package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields named as {@code properties.company}, such as the columns of a table: entries of nested objects. */
final class DottedFields {

    private DottedFields() {}

    /**
     * The given contact with its dotted fields merged into the objects that they are entries of, whose other entries are
     * the given ones or else the stored ones.
     *
     * @throws InvalidContactException when a name has an empty part, or leads into what is no object
     */
    static Contact merged(Contact given, Contact stored) {
        if (!hasAny(given)) {
            return given;
        }
        Contact merged = new Contact();
        given.forEach((field, value) -> {
            if (!isDotted(field)) {
                merged.put(field, value);
            }
        });
        given.forEach((field, value) -> {
            if (isDotted(field)) {
                requireNoFieldInside(field, given);
                merge(merged, stored, field, value);
            }
        });
        return merged;
    }

    private static void requireNoFieldInside(String field, Contact given) {
        for (String other : given.keySet()) {
            if (other.startsWith(field + ".")) {
                throw new InvalidContactException(
                        "The fields '" + field + "' and '" + other + "' exclude each other: leave one of them out");
            }
        }
    }

    private static boolean hasAny(Contact given) {
        for (String field : given.keySet()) {
            if (isDotted(field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDotted(String field) {
        return field.indexOf('.') >= 0;
    }

    private static void merge(Contact merged, Contact stored, String field, Object value) {
        String[] path = field.split("\\.", -1);
        for (String part : path) {
            if (part.isBlank()) {
                throw new InvalidContactException("The name of the field '" + field
                        + "' has an empty part: a dot stands for a nested field, so rename the field");
            }
        }
        Object root = merged.containsKey(path[0]) ? merged.get(path[0]) : stored.get(path[0]);
        Map<String, Object> object = copyOf(root, field, path[0]);
        merged.put(path[0], object);
        for (int depth = 1; depth < path.length - 1; depth++) {
            Map<String, Object> nested = copyOf(object.get(path[depth]), field, path[depth]);
            object.put(path[depth], nested);
            object = nested;
        }
        object.put(path[path.length - 1], value);
    }

    private static Map<String, Object> copyOf(Object value, String field, String part) {
        Map<String, Object> copy = new LinkedHashMap<>();
        Object plain = value instanceof Map || value == null ? value : ContactJson.plain(value);
        if (plain instanceof Map<?, ?> object) {
            object.forEach((name, entry) -> copy.put(String.valueOf(name), entry));
        } else if (value != null) {
            throw new InvalidContactException("The field '" + field + "' cannot be merged: '" + part
                    + "' is no object; correct it, or give it whole");
        }
        return copy;
    }
}

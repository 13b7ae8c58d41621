package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where two contacts differ, as the API sees it: numbers by their value, e-mail addresses without regard to case, and a
 * field that is null as one that is not there.
 */
public final class ContactDiff {

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    /** What the API's documentation says a contact may have without having been given it. */
    private static final Set<String> FILLED_IN =
            Set.of(Contact.WORKSPACE_ID, Contact.CREATED_DATE, Contact.MODIFIED_DATE, "peerId", "status", "deleted");

    private ContactDiff() {}

    /** The fields of the wanted contact to which the stored one has another value, or none; sorted. */
    public static Set<String> changed(Contact wanted, Contact stored) {
        Set<String> changed = new TreeSet<>();
        wanted.writable().forEach((field, value) -> {
            if (!isSame(field, value, stored.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** The fields that the stored contact has and the wanted one does not, apart from those that servers fill in; sorted. */
    public static Set<String> added(Contact wanted, Contact stored) {
        Set<String> added = new TreeSet<>();
        stored.forEach((field, value) -> {
            if (!wanted.containsKey(field) && !isFilledIn(field) && !isEmpty(value)) {
                added.add(field);
            }
        });
        return added;
    }

    private static boolean isSame(String field, Object wanted, Object stored) {
        if (wanted == null || stored == null) {
            return wanted == stored;
        }
        if (field.equals(Contact.EMAIL) && wanted instanceof String one && stored instanceof String other) {
            return one.equalsIgnoreCase(other);
        }
        return wanted.equals(stored) || ContactJson.writeTree(wanted).equals(BY_VALUE, ContactJson.writeTree(stored));
    }

    private static boolean isFilledIn(String field) {
        return field.startsWith("_") || FILLED_IN.contains(field);
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Iterable<?> list && !list.iterator().hasNext();
    }
}

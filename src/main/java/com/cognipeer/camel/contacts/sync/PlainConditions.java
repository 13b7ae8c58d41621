package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The conditions of a filter that can be checked without the server: a field equals a text, a number or a flag. Values that a
 * server may take for the same are the same here.
 *
 * @param values the values by the names of their fields, with dots for nested fields
 */
record PlainConditions(Map<String, Object> values) {

    /** A server may compare dates in several forms. */
    private static final Set<String> DATES = Set.of(Contact.CREATED_DATE, Contact.MODIFIED_DATE);

    /** The conditions that every contact of the filter meets; others of the filter are left out. */
    static PlainConditions of(ContactFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect(filter.document(), values);
        return new PlainConditions(values);
    }

    private static void collect(Map<?, ?> document, Map<String, Object> values) {
        document.forEach((name, value) -> {
            if (name.equals("$and") && value instanceof List<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Map<?, ?> map) {
                        collect(map, values);
                    }
                });
            } else if (isPlain(value) && !name.toString().startsWith("$") && !DATES.contains(name)) {
                values.putIfAbsent(name.toString(), value);
            }
        });
    }

    /**
     * Whether a write may be the reason that a contact meets the conditions.
     *
     * @param before  the contact before the write
     * @param written the fields that were written
     */
    boolean areNewlyMet(Contact before, Contact written) {
        return values.keySet().stream().anyMatch(name -> {
            Object stored = valueAt(before, name);
            return stored == null ? valueAt(written, name) != null : excludes(name, stored);
        });
    }

    /** Whether no contact with this value of the field meets the conditions. */
    boolean excludes(String name, Object stored) {
        return differs(values.get(name), stored);
    }

    private static boolean differs(Object asked, Object stored) {
        if (!isPlain(stored) || asked instanceof Boolean != stored instanceof Boolean) {
            return false;
        }
        String one = asked.toString().strip();
        String other = stored.toString().strip();
        return !one.equalsIgnoreCase(other) && !isSameNumber(one, other);
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }

    /** The stored value, or the list that a name leads into; null where there is neither. */
    static Object valueAt(Map<?, ?> object, String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || object.containsKey(name)) {
            return object.get(name);
        }
        Object inner = object.get(name.substring(0, dot));
        if (inner instanceof Map<?, ?> map) {
            return valueAt(map, name.substring(dot + 1));
        }
        return inner instanceof List<?> ? inner : null;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}

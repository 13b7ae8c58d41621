package com.cognipeer.camel.contacts.twoway;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A customer as one of the two systems has it.
 *
 * @param fields  the values of {@link #NAMES}, each a text or null
 * @param changed when somebody last changed the customer there; null if that is not known
 */
record Side(Map<String, String> fields, Instant changed) {

    /** The fields that both systems have, and on which they agree. */
    static final List<String> NAMES = List.of("email", "name", "phone", "status");

    static final Map<String, String> NO_FIELDS = fieldsOf(Map.of());

    /** These fields of a row, a base or a contact. */
    static Map<String, String> fieldsOf(Map<String, ?> customer) {
        Map<String, String> fields = new LinkedHashMap<>();
        NAMES.forEach(name -> fields.put(name, text(customer.get(name))));
        return Collections.unmodifiableMap(fields);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

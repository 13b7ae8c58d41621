package com.cognipeer.camel.contacts.twoway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was last agreed on for a customer.
 *
 * @param contactId the {@code _id} of the contact; null before the answer to its creation
 * @param fields    the values of the contact that the row has taken in
 * @param sent      the fields of a write whose answer has not come; empty if there is none
 * @param modified  the date of that contact; null if it is not known
 */
record Base(String contactId, Map<String, String> fields, Map<String, String> sent, Instant modified) {

    static final Base NONE = new Base(null, Side.NO_FIELDS, Map.of(), null);

    /** Whether this is about that contact, or about a write whose answer never came, and which the contact shows. */
    boolean isOf(String id, Side contact) {
        return contactId == null
                ? sent.entrySet().stream()
                        .anyMatch(field -> Objects.equals(
                                field.getValue(), contact.fields().get(field.getKey())))
                : contactId.equals(id);
    }

    boolean isNewerThan(Instant date) {
        return modified != null && date != null && !date.isAfter(modified);
    }

    /** The base when the answer to the write has come. */
    Base answered() {
        Map<String, String> known = new LinkedHashMap<>(fields);
        known.putAll(sent);
        return new Base(contactId, known, Map.of(), modified);
    }

    /** The base when a contact shows which fields of the write have arrived, as its answer may have been lost. */
    Base recognizedIn(Side contact) {
        Map<String, String> known = new LinkedHashMap<>(fields);
        Map<String, String> onTheWay = new LinkedHashMap<>(sent);
        sent.forEach((field, value) -> {
            if (Objects.equals(value, contact.fields().get(field))) {
                known.put(field, value);
                onTheWay.remove(field);
            }
        });
        return new Base(contactId, known, onTheWay, modified);
    }
}

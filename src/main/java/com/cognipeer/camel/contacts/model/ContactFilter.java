package com.cognipeer.camel.contacts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The filter of a listing: a MongoDB-style document such as {@code {"status":"active","deleted":{"$ne":true}}}.
 *
 * @param document the document, of which the filter keeps an unmodifiable copy
 */
public record ContactFilter(Map<String, Object> document) {

    /** Matches every contact. */
    public static final ContactFilter ALL = new ContactFilter(Map.of());

    public ContactFilter {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /**
     * Reads a filter from its JSON text.
     *
     * @throws InvalidJsonException when the text is no JSON object, with the line and column of the mistake, or a field has no
     *                              name
     */
    public static ContactFilter parse(String json) {
        return new ContactFilter(FieldNames.checked(ImmutableJson.parse(json)));
    }

    /**
     * A filter from a map whose values Jackson can write.
     *
     * @throws InvalidJsonException when a value cannot be written, with its place, or a field has no name
     */
    public static ContactFilter of(Map<?, ?> document) {
        return new ContactFilter(FieldNames.checked(ImmutableJson.copyOf(document)));
    }

    /**
     * This filter with more conditions, which a contact must also match.
     *
     * @param conditions the conditions by the names of their fields; joined with {@code $and} when this filter already has a
     *                   condition for one of these fields
     */
    public ContactFilter and(Map<String, ?> conditions) {
        if (conditions.isEmpty()) {
            return this;
        }
        if (Collections.disjoint(document.keySet(), conditions.keySet())) {
            Map<String, Object> merged = new LinkedHashMap<>(document);
            merged.putAll(conditions);
            return new ContactFilter(merged);
        }
        return new ContactFilter(Map.of("$and", List.of(document, Map.copyOf(conditions))));
    }

    /** Names the fields without the values, which may be personal data. */
    @Override
    public String toString() {
        return "ContactFilter" + new TreeSet<>(document.keySet());
    }
}

package com.cognipeer.camel.contacts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order of a listing: fields with 1 for ascending and -1 for descending, the first field first.
 *
 * @param fields the fields in their order; empty for the server's own order
 */
public record ContactSort(Map<String, Integer> fields) {

    /** The server's own order. */
    public static final ContactSort NONE = new ContactSort(Map.of());

    public ContactSort {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads a sort from a JSON object such as {@code {"createdDate":-1}} or from the short form
     * {@code createdDate:-1,name:1}.
     *
     * @throws IllegalArgumentException when the text is neither, with the place of the mistake
     */
    public static ContactSort parse(String text) {
        String plain = ByteOrderMark.off(text);
        return plain.stripLeading().startsWith("{") ? of(ImmutableJson.parse(plain)) : parseShortForm(plain);
    }

    /**
     * A sort from a map of fields to 1 or -1, in the order of the map.
     *
     * @throws IllegalArgumentException when a direction is neither, with the field's place, or a field has no name
     */
    public static ContactSort of(Map<?, ?> directions) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        directions.forEach((field, direction) -> fields.put(
                FieldNames.plain(String.valueOf(field)),
                direction("entry " + (fields.size() + 1), String.valueOf(direction))));
        return new ContactSort(fields);
    }

    private static ContactSort parseShortForm(String text) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        int number = 0;
        for (String entry : text.split(",", -1)) {
            String place = "entry " + ++number;
            int colon = entry.lastIndexOf(':');
            String field = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (field.isEmpty()) {
                throw new IllegalArgumentException(place + " is not of the form field:1 or field:-1");
            }
            if (fields.put(
                            FieldNames.plain(field),
                            direction(place, entry.substring(colon + 1).strip()))
                    != null) {
                throw new IllegalArgumentException(place + " names a field for the second time");
            }
        }
        return new ContactSort(fields);
    }

    private static int direction(String place, String direction) {
        return switch (direction) {
            case "1" -> 1;
            case "-1" -> -1;
            default ->
                throw new IllegalArgumentException(
                        place + " has a direction other than 1 (ascending) or -1 (descending)");
        };
    }
}

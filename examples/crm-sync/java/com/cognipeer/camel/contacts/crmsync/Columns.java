package com.cognipeer.camel.contacts.crmsync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which field of a contact each column of the file holds, by the names in the heading.
 *
 * @param size    how many columns the heading has
 * @param fields  the place of each column that is synced, and its field
 * @param ignored the names of the columns that are not synced
 */
record Columns(int size, Map<Integer, String> fields, List<String> ignored) {

    /** A row is looked up by these: the heading needs one of them. */
    static final Set<String> IDENTIFIERS = Set.of("integrationId", "email");

    private static final List<String> TEXTS = List.of("integrationId", "email", "name", "phone", "status", "peerId");
    /** A dot stands for an entry of a nested object. */
    private static final List<String> OBJECTS = List.of("properties.", "metadata.");

    static Columns of(List<String> heading) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int place = 0; place < heading.size(); place++) {
            String name = heading.get(place).strip();
            String field = fieldOf(name);
            if (field != null) {
                fields.put(place, field);
            } else if (!name.isEmpty()) {
                ignored.add(name);
            }
        }
        return new Columns(heading.size(), fields, ignored);
    }

    private static String fieldOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String object : OBJECTS) {
            if (lower.startsWith(object) && name.length() > object.length()) {
                return object + name.substring(object.length()).strip();
            }
        }
        return TEXTS.stream()
                .filter(field -> field.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    boolean hasIdentifier() {
        return fields.values().stream().anyMatch(IDENTIFIERS::contains);
    }

    /** The fields that more than one column holds. */
    Set<String> repeated() {
        Set<String> seen = new LinkedHashSet<>();
        return fields.values().stream()
                .filter(field -> !seen.add(field))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The fields of a row. An empty cell says nothing about the stored value, so it is no field. */
    Map<String, Object> contact(List<String> values) {
        Map<String, Object> contact = new LinkedHashMap<>();
        fields.forEach((place, field) -> {
            if (!values.get(place).isEmpty()) {
                contact.put(field, values.get(place));
            }
        });
        return contact;
    }
}

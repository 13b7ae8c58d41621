package com.cognipeer.camel.contacts.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A workspace that takes contacts one by one. It follows the documentation of sync and uses none of its code.
 */
public final class StoreModel {

    private final List<Map<String, Object>> contacts;
    private final MatchBy matchBy;
    private final boolean unique;
    private int created;
    private int updated;
    private int unchanged;
    private int failed;
    private int conflicts;

    /**
     * @param stored what there is at first
     * @param unique whether the workspace refuses identifiers that are taken
     */
    public StoreModel(List<Map<String, Object>> stored, MatchBy matchBy, boolean unique) {
        this.contacts = new ArrayList<>(stored.stream().map(StoreModel::copy).toList());
        this.matchBy = matchBy;
        this.unique = unique;
    }

    /** How many contacts wanted an identifier that another contact had. */
    public int conflicts() {
        return conflicts;
    }

    /** Created, updated, unchanged and failed, so far. */
    public List<Long> counts() {
        return List.of((long) created, (long) updated, (long) unchanged, (long) failed);
    }

    /** The contacts in a form that can be compared: fields sorted, numbers by value, no fields that are null. */
    public List<Object> contents() {
        return contents(contacts);
    }

    public static List<Object> contents(List<Map<String, Object>> contacts) {
        List<Object> contents = new ArrayList<>();
        for (Map<String, Object> contact : contacts) {
            Map<String, Object> content = new LinkedHashMap<>(contact);
            content.keySet().removeAll(List.of("_id", "workspaceId", "createdDate", "modifiedDate"));
            contents.add(comparable(content));
        }
        contents.sort((one, other) -> one.toString().compareTo(other.toString()));
        return contents;
    }

    public void give(Map<String, Object> item) {
        Map<String, Object> given = new LinkedHashMap<>();
        item.forEach((field, value) -> {
            boolean identifier = field.equals("email") || field.equals("integrationId");
            if (!identifier || value == null) {
                given.put(field, value);
            } else if (!value.toString().isBlank()) {
                given.put(field, value.toString());
            }
        });
        String field =
                switch (matchBy) {
                    case email -> "email";
                    case integrationId -> "integrationId";
                    case auto -> given.get("integrationId") == null ? "email" : "integrationId";
                };
        if (given.get(field) == null) {
            failed++;
            return;
        }
        List<Map<String, Object>> matches = holders(field, given.get(field));
        if (matches.size() > 1) {
            failed++;
        } else if (matches.size() == 1) {
            change(matches.get(0), given);
        } else {
            create(given);
        }
    }

    private void create(Map<String, Object> given) {
        Map<String, Object> contact = merged(given, Map.of());
        if (contact == null) {
            failed++;
            return;
        }
        Map<String, Object> byEmail = first(holders("email", contact.get("email")));
        Map<String, Object> byId = first(holders("integrationId", contact.get("integrationId")));
        conflicts += byEmail != null || byId != null ? 1 : 0;
        if (!unique || byEmail == null && byId == null) {
            contacts.add(contact);
            created++;
        } else if (matchBy == MatchBy.auto && byEmail != null && byEmail.get("integrationId") == null) {
            change(byEmail, given);
        } else {
            failed++;
        }
    }

    private void change(Map<String, Object> stored, Map<String, Object> given) {
        Map<String, Object> wanted = merged(given, stored);
        if (wanted == null) {
            failed++;
            return;
        }
        Map<String, Object> changes = new LinkedHashMap<>();
        wanted.forEach((field, value) -> {
            if (!same(field, value, stored.get(field))) {
                changes.put(field, value);
            }
        });
        for (String field : List.of("email", "integrationId")) {
            boolean taken = changes.get(field) != null
                    && holders(field, changes.get(field)).stream().anyMatch(holder -> holder != stored);
            conflicts += taken ? 1 : 0;
            if (unique && taken) {
                failed++;
                return;
            }
        }
        stored.putAll(changes);
        if (changes.isEmpty()) {
            unchanged++;
        } else {
            updated++;
        }
    }

    /** Null when a dotted field leads into a value that is no object. */
    private static Map<String, Object> merged(Map<String, Object> given, Map<String, Object> stored) {
        Map<String, Object> merged = new LinkedHashMap<>();
        given.forEach((field, value) -> {
            if (!field.contains(".")) {
                merged.put(field, copyOf(value));
            }
        });
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            String[] path = entry.getKey().split("\\.");
            if (path.length > 1 && !put(merged, stored, path, entry.getValue())) {
                return null;
            }
        }
        return merged;
    }

    private static boolean put(Map<String, Object> merged, Map<String, Object> stored, String[] path, Object value) {
        if (!merged.containsKey(path[0])) {
            merged.put(path[0], copyOf(stored.get(path[0])));
        }
        Map<String, Object> at = merged;
        for (int depth = 0; depth < path.length - 1; depth++) {
            at.computeIfAbsent(path[depth], name -> new LinkedHashMap<String, Object>());
            if (!(at.get(path[depth]) instanceof Map<?, ?>)) {
                return false;
            }
            at = object(at.get(path[depth]));
        }
        at.put(path[path.length - 1], value);
        return true;
    }

    private List<Map<String, Object>> holders(String field, Object identifier) {
        return contacts.stream()
                .filter(contact ->
                        identifier != null && contact.get(field) != null && same(field, contact.get(field), identifier))
                .toList();
    }

    private static Map<String, Object> first(List<Map<String, Object>> holders) {
        return holders.isEmpty() ? null : holders.get(0);
    }

    private static boolean same(String field, Object one, Object other) {
        return field.equals("email") && one != null && other != null
                ? one.toString()
                        .toLowerCase(Locale.ROOT)
                        .equals(other.toString().toLowerCase(Locale.ROOT))
                : Objects.equals(comparable(one), comparable(other));
    }

    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> entries = new TreeMap<>();
            object.forEach((name, entry) -> {
                if (entry != null) {
                    entries.put((String) name, comparable(entry));
                }
            });
            return entries;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(comparable(item)));
            return items;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private static Map<String, Object> copy(Map<String, Object> contact) {
        return object(copyOf(contact));
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((name, entry) -> copy.put((String) name, copyOf(entry)));
            return copy;
        }
        return value;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}

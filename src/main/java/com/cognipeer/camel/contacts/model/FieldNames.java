package com.cognipeer.camel.contacts.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks and repairs the names of given fields, at any depth: a table or a program may have damaged them. */
public final class FieldNames {

    /** The writer refuses deeper objects. */
    private static final int MAX_DEPTH = JsonSettings.MAX_DEPTH;

    private static final Set<String> DOCUMENTED = Set.of(
            Contact.EMAIL,
            Contact.INTEGRATION_ID,
            "name",
            "phone",
            "metadata",
            "properties",
            "peerId",
            "tags",
            "status",
            "deleted");

    private FieldNames() {}

    /** Whether the API documents a field of this name that is not the server's own. */
    public static boolean isDocumented(String name) {
        return DOCUMENTED.contains(name);
    }

    /**
     * Removes invisible characters, such as a byte order mark, from the ends of the names. A documented name also loses the
     * blanks there; any other name keeps them.
     *
     * @return                      the contact itself when no name had to change
     * @throws InvalidJsonException when a name is empty or blank, or two names are the same after that
     */
    public static Contact checked(Contact contact) {
        Map<String, Object> fields = checked(contact, 1);
        return fields == contact ? contact : new Contact(fields);
    }

    /** As {@link #checked(Contact)}, for a filter, whose document names fields of contacts. */
    static Map<String, Object> checked(Map<String, Object> document) {
        return checked(document, 1);
    }

    /** As {@link #checked(Contact)}, for a single name. */
    static String plain(String name) {
        return plain(name, 1);
    }

    @SuppressWarnings("unchecked") // an unchanged map is returned as it is, a changed one has text keys
    private static Map<String, Object> checked(Map<?, ?> object, int depth) {
        Map<String, Object> right = null;
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String name = entry.getKey() instanceof String text ? plain(text, depth) : String.valueOf(entry.getKey());
            Object value = depth < MAX_DEPTH ? checkedValue(entry.getValue(), depth + 1) : entry.getValue();
            if (right == null
                    && entry.getKey() instanceof String
                    && (!name.equals(entry.getKey()) || value != entry.getValue())) {
                right = before(object, entry.getKey());
            }
            if (right != null) {
                put(right, name, value);
            }
        }
        return right == null ? (Map<String, Object>) object : right;
    }

    private static Map<String, Object> before(Map<?, ?> object, Object key) {
        Map<String, Object> before = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (entry.getKey() == key) {
                break;
            }
            before.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return before;
    }

    private static void put(Map<String, Object> object, String name, Object value) {
        if (object.containsKey(name)) {
            throw new InvalidJsonException("has two fields named '" + name
                    + "', apart from blanks and invisible characters:" + " leave one of them out");
        }
        object.put(name, value);
    }

    private static Object checkedValue(Object value, int depth) {
        if (value instanceof Map<?, ?> object) {
            return checked(object, depth);
        }
        if (value instanceof List<?> list) {
            return checkedList(list, depth);
        }
        Object plain = JavaValues.inside(value);
        if (plain == value) {
            return value;
        }
        Object right = checkedValue(plain, depth);
        return right == plain && JavaValues.canBeReadAgain(value) ? value : right;
    }

    private static Object checkedList(List<?> list, int depth) {
        if (depth >= MAX_DEPTH) {
            return list;
        }
        List<Object> right = null;
        int place = 0;
        for (Object item : list) {
            Object value = checkedValue(item, depth + 1);
            if (right == null && value != item) {
                right = new ArrayList<>(list.subList(0, place));
            }
            if (right != null) {
                right.add(value);
            }
            place++;
        }
        return right == null ? list : right;
    }

    private static String plain(String name, int depth) {
        int begin = 0;
        int end = name.length();
        while (begin < end && Blanks.isUnseen(name.charAt(begin))) {
            begin++;
        }
        while (end > begin && Blanks.isUnseen(name.charAt(end - 1))) {
            end--;
        }
        String seen = name.substring(begin, end);
        if (begin > 0 && seen.length() > 1 && seen.startsWith("\"") && seen.endsWith("\"")) {
            // With a mark before them, a reader of tables takes the quotes for a part of the name.
            seen = seen.substring(1, seen.length() - 1);
        }
        String trimmed = Blanks.off(seen);
        if (trimmed.isEmpty()) {
            throw new InvalidJsonException("has a field without a name: name it, or leave it out");
        }
        return depth == 1 && DOCUMENTED.contains(trimmed) ? trimmed : seen;
    }
}

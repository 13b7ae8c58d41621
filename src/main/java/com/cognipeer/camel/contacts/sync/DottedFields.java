package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Merges fields such as {@code properties.company}, the columns of a table, into nested objects. A dot leads into an object only
 * between two names: texts that are not empty and have no blank at either end.
 */
final class DottedFields {

    /** No contact nests deeper; a longer path is refused before it takes memory. */
    private static final int MAX_PARTS = 100;

    private DottedFields() {}

    /** A part of a path: it holds a value, or further parts. */
    private sealed interface Step {}

    private record Value(String field, Object value) implements Step {}

    private record Branch(String first, Map<String, Step> steps) implements Step {}

    /**
     * Puts the dotted fields into the given objects, or else into copies of the stored ones. It takes time in proportion to the
     * size of both contacts.
     *
     * @throws InvalidContactException when two names exclude each other, or one leads into a value that is no object
     */
    static Contact merged(Contact given, Contact stored) {
        if (!hasAny(given)) {
            return given;
        }
        Contact merged = new Contact();
        Branch paths = new Branch("", new LinkedHashMap<>());
        given.forEach((field, value) -> {
            String[] path = pathOf(field);
            if (path.length > 1) {
                add(paths, field, path, value);
            } else {
                merged.put(field, value);
            }
        });
        paths.steps().forEach((root, step) -> {
            Branch branch = (Branch) step;
            merged.put(root, entered(branch, merged.containsKey(root) ? merged.get(root) : stored.get(root), root));
        });
        return merged;
    }

    static boolean hasAny(Contact given) {
        for (String field : given.keySet()) {
            if (field.indexOf('.') >= 0 && pathOf(field).length > 1) {
                return true;
            }
        }
        return false;
    }

    private static String[] pathOf(String field) {
        if (field.indexOf('.') < 0) {
            return new String[] {field};
        }
        String[] path = field.split("\\.", -1);
        for (String part : path) {
            if (part.isEmpty() || isBlank(part.charAt(0)) || isBlank(part.charAt(part.length() - 1))) {
                return new String[] {field};
            }
        }
        if (path.length > MAX_PARTS) {
            throw new InvalidContactException("The name of a field has " + path.length + " parts, more than "
                    + MAX_PARTS + ": a dot stands for a nested field, so rename the field");
        }
        return path;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static void add(Branch paths, String field, String[] path, Object value) {
        Branch at = paths;
        for (int depth = 0; depth < path.length - 1; depth++) {
            Step next = at.steps().computeIfAbsent(path[depth], part -> new Branch(field, new LinkedHashMap<>()));
            if (next instanceof Value inner) {
                throw exclusive(inner.field(), field);
            }
            at = (Branch) next;
        }
        Step other = at.steps().putIfAbsent(path[path.length - 1], new Value(field, value));
        if (other instanceof Branch inner) {
            throw exclusive(field, inner.first());
        }
    }

    /** A dotted field replaces the same entry of a given or stored object. */
    private static Map<String, Object> entered(Branch branch, Object value, String part) {
        Map<String, Object> object = copyOf(value, branch.first(), part);
        branch.steps().forEach((name, step) -> {
            if (step instanceof Branch inner) {
                object.put(name, entered(inner, object.get(name), name));
            } else if (step instanceof Value inner) {
                object.put(name, inner.value());
            }
        });
        return object;
    }

    private static InvalidContactException exclusive(String field, String other) {
        return new InvalidContactException(
                "The fields '" + field + "' and '" + other + "' exclude each other: leave one of them out");
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

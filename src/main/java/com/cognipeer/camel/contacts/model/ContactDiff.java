package com.cognipeer.camel.contacts.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares contacts as the API does, at any depth: numbers by their value, fields in any order, e-mail addresses without regard
 * to case. A field that is null equals a missing field.
 */
public final class ContactDiff {

    /** The fields that the server may fill in, by the API's documentation. */
    private static final Set<String> FILLED_IN =
            Set.of(Contact.WORKSPACE_ID, Contact.CREATED_DATE, Contact.MODIFIED_DATE, "peerId", "status", "deleted");

    private static final Set<Class<?>> PLAIN_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    private ContactDiff() {}

    /**
     * The fields of the wanted contact whose stored value differs or is missing; sorted.
     *
     * @throws InvalidJsonException when a value of the wanted contact cannot be written as JSON
     */
    public static Set<String> changed(Contact wanted, Contact stored) {
        Set<String> changed = new TreeSet<>();
        wanted.forEach((field, value) -> {
            if (Contact.isWritable(field) && !isSame(field, value, stored.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** The fields that only the stored contact has, except those that the server fills in; sorted. */
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
        if (field.equals(Contact.EMAIL) && wanted instanceof String one && stored instanceof String other) {
            return EmailAddress.normalized(one).equals(EmailAddress.normalized(other));
        }
        return isSame(wanted, stored);
    }

    private static boolean isSame(Object wanted, Object stored) {
        if (wanted == null || stored == null) {
            return wanted == stored;
        }
        if (wanted instanceof String || wanted instanceof Boolean) {
            return wanted.equals(stored);
        }
        if (wanted instanceof Number number && isPlain(number)) {
            return stored instanceof Number other && isSameNumber(number, other);
        }
        if (wanted instanceof Map<?, ?> object && isNamedByText(object)) {
            return stored instanceof Map<?, ?> other && hasSameEntries(object, other);
        }
        if (wanted instanceof List<?> list) {
            return stored instanceof List<?> other && hasSameItems(list, other);
        }
        // A date or another Java value is compared in the form in which it would be written.
        return isSame(ContactJson.plain(wanted), stored);
    }

    private static boolean hasSameEntries(Map<?, ?> wanted, Map<?, ?> stored) {
        for (Map.Entry<?, ?> entry : wanted.entrySet()) {
            if (!isSame(entry.getValue(), stored.get(entry.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<?, ?> entry : stored.entrySet()) {
            if (entry.getValue() != null && wanted.get(entry.getKey()) == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSameItems(List<?> wanted, List<?> stored) {
        if (wanted.size() != stored.size()) {
            return false;
        }
        var others = stored.iterator();
        for (Object item : wanted) {
            if (!isSame(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamedByText(Map<?, ?> object) {
        for (Object name : object.keySet()) {
            if (!(name instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Number number) {
        return PLAIN_NUMBERS.contains(number.getClass()) && Double.isFinite(number.doubleValue())
                || number instanceof BigDecimal
                || number instanceof BigInteger;
    }

    private static boolean isSameNumber(Number wanted, Number stored) {
        if (isWhole(wanted) && isWhole(stored)) {
            return wanted.longValue() == stored.longValue();
        }
        return decimal(wanted).compareTo(decimal(stored)) == 0;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
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

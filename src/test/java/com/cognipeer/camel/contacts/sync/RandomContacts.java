package com.cognipeer.camel.contacts.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Contacts with few identifiers and values, so that they often have the same; the same contacts for the same seed. */
public final class RandomContacts {

    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "7");
    private static final List<String> EMAILS = List.of("u@x.org", "v@x.org", "w@x.org", "y@x.org", "z@x.org");

    private final Random random;

    public RandomContacts(Random random) {
        this.random = random;
    }

    /** @param unique whether no two have the same e-mail or integration id; without it addresses are in lower case */
    public List<Map<String, Object>> stored(boolean unique) {
        List<String> ids = new ArrayList<>(IDS);
        List<String> emails = new ArrayList<>(EMAILS);
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            Map<String, Object> contact = new LinkedHashMap<>();
            if (random.nextInt(4) > 0 && !ids.isEmpty()) {
                contact.put("integrationId", unique ? ids.remove(random.nextInt(ids.size())) : oneOf(ids));
            } else if (random.nextInt(4) == 0) {
                contact.put("integrationId", null);
            }
            if (random.nextInt(4) > 0 && !emails.isEmpty()) {
                contact.put("email", unique ? spelled(emails.remove(random.nextInt(emails.size()))) : oneOf(emails));
            }
            addFields(contact);
            contacts.add(contact);
        }
        return contacts;
    }

    /**
     * An input, with some contacts that cannot be stored.
     *
     * @param unique as for the stored ones
     */
    public List<Map<String, Object>> given(boolean unique) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int count = random.nextInt(12); count > 0; count--) {
            Map<String, Object> contact = new LinkedHashMap<>();
            if (random.nextInt(4) > 0) {
                contact.put(
                        "integrationId", random.nextInt(12) == 0 ? oneOf(Arrays.asList(null, "", " ", 7)) : oneOf(IDS));
            }
            if (random.nextInt(4) > 0) {
                contact.put(
                        "email",
                        random.nextInt(12) == 0
                                ? oneOf(Arrays.asList(null, ""))
                                : unique ? spelled(oneOf(EMAILS)) : oneOf(EMAILS));
            }
            addFields(contact);
            addDotted(contact);
            contacts.add(contact);
        }
        return contacts;
    }

    private String spelled(String email) {
        return switch (random.nextInt(4)) {
            case 0 -> email.toUpperCase(Locale.ROOT);
            case 1 -> Character.toUpperCase(email.charAt(0)) + email.substring(1);
            default -> email;
        };
    }

    private void addFields(Map<String, Object> contact) {
        maybe(contact, "name", () -> oneOf(Arrays.asList("N", "M", null)));
        maybe(contact, "score", () -> oneOf(Arrays.asList(1, 1L, 1.0, new BigDecimal("1.00"), 2, 0.5, "1", null)));
        maybe(
                contact,
                "tags",
                () -> oneOf(Arrays.asList(List.of(), List.of("s", "t"), List.of("t", "s"), List.of(1, 1.0))));
        maybe(contact, "properties", this::object);
    }

    private void addDotted(Map<String, Object> contact) {
        maybe(contact, "properties.company", () -> oneOf(Arrays.asList("A", "B", 1, null)));
        maybe(contact, "properties.address.city", () -> oneOf(Arrays.asList("I", "J", null)));
        if (random.nextInt(20) == 0) {
            contact.put("score.first", "F");
        }
    }

    private Object object() {
        Map<String, Object> object = new LinkedHashMap<>();
        maybe(object, "company", () -> oneOf(Arrays.asList("A", "B", 1, 1.0, null)));
        maybe(object, "size", () -> oneOf(Arrays.asList(3, 3.0, null)));
        maybe(object, "address", () -> random.nextInt(6) == 0 ? "no object" : address());
        return object;
    }

    private Object address() {
        Map<String, Object> address = new LinkedHashMap<>();
        maybe(address, "zip", () -> oneOf(Arrays.asList("1", 1, null)));
        maybe(address, "city", () -> oneOf(Arrays.asList("I", "J")));
        return address;
    }

    private void maybe(Map<String, Object> object, String field, Supplier<Object> value) {
        if (random.nextBoolean()) {
            object.put(field, value.get());
        }
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

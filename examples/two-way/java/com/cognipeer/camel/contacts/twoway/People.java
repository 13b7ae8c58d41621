package com.cognipeer.camel.contacts.twoway;

import java.util.List;
import java.util.Random;

/** What people type: names, numbers and addresses that nobody has. */
final class People {

    private static final List<String> NAMES =
            List.of("Ada", "Bruno", "Chiara", "Deniz", "Elif", "Grace", "Ivo", "José");
    private static final List<String> FAMILIES = List.of("Bauer", "García", "Müller", "Novak", "Okafor", "Yılmaz");
    /** Not inactive: that is for customers whom the CRM has removed. */
    private static final List<String> STATUSES = List.of("active", "lead", "customer", "paused");

    private final Random random;
    private final String side;
    private int addresses;

    /** @param side makes addresses differ from those of the other side */
    People(Random random, String side) {
        this.random = random;
        this.side = side;
    }

    String value(String field) {
        return switch (field) {
            case "email" -> email();
            case "name" -> oneOf(NAMES) + " " + oneOf(FAMILIES);
            case "phone" -> random.nextInt(10) == 0 ? null : "+1555" + (1_000_000 + random.nextInt(9_000_000));
            case "status" -> oneOf(STATUSES);
            default -> throw new IllegalArgumentException(field);
        };
    }

    private String email() {
        return side + ++addresses + "@example.org";
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the first few more often than the others, so that both sides meet there. */
    <T> T mostlyOneOfTheFirst(List<T> choices) {
        int first = Math.min(10, choices.size());
        return choices.get(random.nextInt(3) == 0 ? random.nextInt(first) : random.nextInt(choices.size()));
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}

package com.cognipeer.camel.contacts.bench;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The contacts of a CRM, and as they are stored: of some, another phone number. */
final class CrmContacts {

    /** So many are stored. */
    static final int STORED = 5000;

    private static final int CHANGED_EVERY = 50;

    private CrmContacts() {}

    static String integrationId(int number) {
        return String.format("crm-%09d", number);
    }

    static String email(int number) {
        return String.format("person.%06d@example.com", number);
    }

    /** A JSON array of contacts by their numbers, from the first one on. */
    static byte[] input(int from, int count, boolean changed) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> "{" + given(number, changed && number % CHANGED_EVERY == 0) + "}")
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As the API lists it, about 560 bytes. */
    static String stored(int number) {
        return "{\"_id\":\"64f1c0ffee0123456" + String.format("%07d", number)
                + "\",\"workspaceId\":\"64f1c0ffee0123456789ab00\"," + given(number, false)
                + ",\"createdDate\":\"2025-01-15T09:30:00.000Z\",\"modifiedDate\":\"2025-06-01T12:00:00.000Z\","
                + "\"deleted\":false}";
    }

    private static String given(int number, boolean changed) {
        return "\"email\":\"" + email(number) + "\",\"integrationId\":\"" + integrationId(number)
                + "\",\"name\":\"Person Number " + number + "\",\"phone\":\"+44 20 7946 "
                + String.format("%06d", changed ? number + 1 : number)
                + "\",\"metadata\":{\"source\":\"crm\",\"score\":0.75,\"visits\":42},"
                + "\"properties\":{\"company\":\"Analytical Engines Ltd\",\"city\":\"London\",\"country\":\"GB\","
                + "\"plan\":\"enterprise\",\"seats\":250},\"tags\":[\"customer\",\"beta\",\"newsletter\"],"
                + "\"status\":\"active\",\"notes\":\"Prefers to be called in the morning\"";
    }
}

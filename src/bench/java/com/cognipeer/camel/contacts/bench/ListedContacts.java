package com.cognipeer.camel.contacts.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Contacts as the API answers them, each of the same number of bytes, which follow from their number alone. */
public final class ListedContacts {

    /** How many bytes each has. */
    public static final int SIZE = 564;

    private static final long FIRST_MILLI =
            Instant.parse("2024-01-01T00:00:00.001Z").toEpochMilli();

    private ListedContacts() {}

    /** The contact of that number, from 1 on. */
    public static String json(int number) {
        String created = Instant.ofEpochMilli(FIRST_MILLI + number * 1000L).toString();
        String modified =
                Instant.ofEpochMilli(FIRST_MILLI + 86_400_000L + number * 1000L).toString();
        return """
                {"_id":"%s","workspaceId":"65f0a1b2c3d4e5f6a7b8c9d0","email":"contact.%07d@example.com",\
                "integrationId":"crm-%07d","name":"Contact Number %07d","phone":"+1555%07d",\
                "properties":{"company":"Company %07d","plan":"enterprise","seats":%d,"note":"Met at the fair in May, wants a call about the larger plans"},\
                "metadata":{"source":"crm","score":%d.50},"peerId":"65f0a1b2c3d4e5f6a7b8c9d1",\
                "tags":["vip","newsletter"],"status":"active","deleted":false,\
                "createdDate":"%s","modifiedDate":"%s"}""".formatted(
                        id(number),
                        number,
                        number,
                        number,
                        number,
                        number,
                        10 + number % 90,
                        10 + number % 90,
                        created,
                        modified);
    }

    /** Its {@code _id}, which rises with the number. */
    public static String id(int number) {
        return "65f0%020x".formatted(number);
    }

    /** A page as the API answers it: so many contacts, the first of them by its number. */
    public static byte[] page(int first, int count, int total, int page, int limit) {
        StringBuilder json = new StringBuilder("{\"success\":true,\"data\":[");
        for (int number = first; number < first + count; number++) {
            json.append(number == first ? "" : ",").append(json(number));
        }
        return json.append("],\"total\":" + total + ",\"page\":" + page + ",\"limit\":" + limit + "}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}

package com.cognipeer.camel.contacts.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contact that the requests are about, of 564 bytes as it is stored. */
final class RequestedContact {

    static final String EMAIL = "ada.lovelace@example.com";
    static final String ID = "64f1c0ffee0123456789abcd";

    static final String STORED = "{\"_id\":\"" + ID + "\",\"workspaceId\":\"64f1c0ffee0123456789ab00\","
            + "\"email\":\"" + EMAIL + "\",\"integrationId\":\"crm-000123456\",\"name\":\"Ada Lovelace\","
            + "\"phone\":\"+44 20 7946 0958\",\"metadata\":{\"source\":\"crm\",\"score\":0.75,\"visits\":42},"
            + "\"properties\":{\"company\":\"Analytical Engines Ltd\",\"city\":\"London\",\"country\":\"GB\","
            + "\"plan\":\"enterprise\",\"seats\":250},\"tags\":[\"customer\",\"beta\",\"newsletter\"],"
            + "\"status\":\"active\",\"notes\":\"Prefers to be called in the morning\","
            + "\"createdDate\":\"2025-01-15T09:30:00.000Z\",\"modifiedDate\":\"2025-06-01T12:00:00.000Z\","
            + "\"deleted\":false}";

    private RequestedContact() {}

    /** What is sent to create it. */
    static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("email", EMAIL);
        fields.put("integrationId", "crm-000123456");
        fields.put("name", "Ada Lovelace");
        fields.put("phone", "+44 20 7946 0958");
        fields.put("metadata", Map.of("source", "crm", "score", 0.75, "visits", 42));
        fields.put(
                "properties",
                Map.of(
                        "company",
                        "Analytical Engines Ltd",
                        "city",
                        "London",
                        "country",
                        "GB",
                        "plan",
                        "enterprise",
                        "seats",
                        250));
        fields.put("tags", List.of("customer", "beta", "newsletter"));
        fields.put("status", "active");
        fields.put("notes", "Prefers to be called in the morning");
        return fields;
    }

    /** @throws IllegalStateException when it is not what the server answered */
    static void check(Object answered) {
        if (!(answered instanceof Map<?, ?> contact) || !ID.equals(contact.get("_id"))) {
            throw new IllegalStateException("No contact: " + answered);
        }
    }
}

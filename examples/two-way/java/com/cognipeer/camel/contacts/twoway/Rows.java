package com.cognipeer.camel.contacts.twoway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what the database gives. */
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static Side row(Map<String, Object> row) {
        return new Side(Side.fieldsOf(row), instant(row.get("updated_at")));
    }

    /** @param row a row of the table of bases; null if there is none */
    static Base base(Map<String, Object> row) {
        if (row == null) {
            return Base.NONE;
        }
        String modified = (String) row.get("modified_date");
        return new Base(
                (String) row.get("contact_id"),
                Side.fieldsOf(row),
                sent((String) row.get("sent")),
                modified == null ? null : Instant.parse(modified));
    }

    static String json(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sent(String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            Map<String, String> sent = JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
            sent.keySet().retainAll(Side.NAMES);
            return sent;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL's driver gives the one, that of H2 the other. */
    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : ((Timestamp) time).toInstant();
    }
}

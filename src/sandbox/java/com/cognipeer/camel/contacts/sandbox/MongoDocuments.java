package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.bwaldvogel.mongo.bson.Document;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns JSON into the documents MongoDB's matcher understands: nested ones too, and dates as dates. */
final class MongoDocuments {
    static final Set<String> DATES = Set.of("createdDate", "modifiedDate");

    private MongoDocuments() {}

    static Document ofContact(ObjectNode contact) {
        Document document = new Document();
        contact.properties()
                .forEach(field -> document.put(
                        field.getKey(),
                        DATES.contains(field.getKey()) ? dated(field.getValue()) : plain(field.getValue())));
        return document;
    }

    /** A filter; below the name of a date field every ISO string is a date when {@code dates} says so. */
    static Document ofFilter(ObjectNode filter, DateComparison dates) {
        Document document = new Document();
        filter.properties().forEach(clause -> {
            String name = clause.getKey();
            JsonNode value = clause.getValue();
            if (name.startsWith("$") && value.isArray()) {
                document.put(name, ofClauses(value, dates));
            } else {
                boolean date = dates == DateComparison.INSTANT && DATES.contains(name);
                document.put(name, date ? dated(value) : plain(value));
            }
        });
        return document;
    }

    private static List<Object> ofClauses(JsonNode clauses, DateComparison dates) {
        List<Object> documents = new ArrayList<>();
        for (JsonNode clause : clauses) {
            documents.add(clause instanceof ObjectNode object ? ofFilter(object, dates) : plain(clause));
        }
        return documents;
    }

    private static Object plain(JsonNode node) {
        return value(node, false);
    }

    private static Object dated(JsonNode node) {
        return value(node, true);
    }

    private static Object value(JsonNode node, boolean dates) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> {
                Document document = new Document();
                node.properties().forEach(field -> document.put(field.getKey(), value(field.getValue(), dates)));
                yield document;
            }
            case ARRAY -> {
                List<Object> values = new ArrayList<>();
                node.forEach(element -> values.add(value(element, dates)));
                yield values;
            }
            case STRING, BINARY -> dates ? instantOrText(node.asText()) : node.asText();
            case BOOLEAN -> node.booleanValue();
            // As a server written in JavaScript would store it: what is no long is a double.
            case NUMBER -> node.canConvertToLong() && node.isIntegralNumber() ? node.longValue() : node.doubleValue();
            case NULL, MISSING -> null;
        };
    }

    private static Object instantOrText(String text) {
        try {
            return text.length() == "2026-11-22".length()
                    ? (Object)
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : (Object) OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return text;
        }
    }
}

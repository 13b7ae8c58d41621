package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Rewrites the e-mails that a filter asks for; patterns and every other field stay as they are. */
final class EmailsOfFilter {
    private EmailsOfFilter() {}

    static ObjectNode inComparedForm(ObjectNode filter, EmailComparison emails) {
        ObjectNode rewritten = Json.object();
        filter.properties().forEach(clause -> {
            String name = clause.getKey();
            JsonNode value = clause.getValue();
            if (name.equals("email")) {
                rewritten.set(name, email(value, emails));
            } else if (name.startsWith("$") && value.isArray()) {
                rewritten.set(name, branches(value, emails));
            } else {
                rewritten.set(name, value);
            }
        });
        return rewritten;
    }

    private static ArrayNode branches(JsonNode clauses, EmailComparison emails) {
        ArrayNode rewritten = Json.object().arrayNode();
        clauses.forEach(
                clause -> rewritten.add(clause instanceof ObjectNode object ? inComparedForm(object, emails) : clause));
        return rewritten;
    }

    private static JsonNode email(JsonNode value, EmailComparison emails) {
        if (value.isTextual()) {
            return TextNode.valueOf(emails.key(value.textValue()));
        }
        if (value.isArray()) {
            ArrayNode rewritten = Json.object().arrayNode();
            value.forEach(element -> rewritten.add(email(element, emails)));
            return rewritten;
        }
        if (value.isObject()) {
            ObjectNode rewritten = Json.object();
            value.properties()
                    .forEach(operator -> rewritten.set(
                            operator.getKey(),
                            operator.getKey().equals("$regex")
                                    ? operator.getValue()
                                    : email(operator.getValue(), emails)));
            return rewritten;
        }
        return value;
    }
}

package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.bwaldvogel.mongo.bson.Document;

/** One contact, never changed once stored: the JSON that goes out, and a copy of it to match against. */
record StoredContact(String id, ObjectNode json, Document document) {

    static StoredContact of(ObjectNode json) {
        return new StoredContact(json.get("_id").textValue(), json, MongoDocuments.ofContact(json));
    }

    /** The e-mail, or null. */
    String email() {
        return text("email");
    }

    /** The integration id, or null. */
    String integrationId() {
        return text("integrationId");
    }

    private String text(String field) {
        JsonNode value = json.get(field);
        return value == null ? null : value.textValue();
    }
}

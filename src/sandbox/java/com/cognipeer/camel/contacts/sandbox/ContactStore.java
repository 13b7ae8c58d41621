package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contacts in the order of their insertion; every method is atomic, and what it returns never changes. */
final class ContactStore {
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> SET_BY_SERVER = Set.of("_id", "workspaceId", "createdDate", "modifiedDate");

    private final Clock clock;
    private final boolean unique;
    private final EmailComparison emails;
    private final boolean deletedField;
    private final ObjectIds ids;
    private final String workspaceId;
    private final Map<String, StoredContact> byId = new LinkedHashMap<>();
    private final Map<String, StoredContact> byEmail = new HashMap<>();
    private final Map<String, StoredContact> byIntegrationId = new HashMap<>();

    ContactStore(SandboxBuilder settings) {
        this.clock = settings.clock;
        this.unique = settings.uniqueIdentifiers;
        this.emails = settings.emails;
        this.deletedField = settings.deletedField;
        long seed = settings.seed;
        this.ids = new ObjectIds(seed);
        // Any other seed than that of the contacts will do: a workspace is no contact.
        this.workspaceId = new ObjectIds(~seed).next();
    }

    synchronized StoredContact create(ObjectNode fields) {
        Instant now = clock.instant();
        ObjectNode contact = Json.object();
        contact.put("_id", ids.next()).put("workspaceId", workspaceId);
        contact.setAll(without(SET_BY_SERVER, fields));
        if (deletedField && !contact.has("deleted")) {
            contact.put("deleted", false);
        }
        contact.put("createdDate", ISO_MILLIS.format(now)).put("modifiedDate", ISO_MILLIS.format(now));
        return put(null, contact);
    }

    /** Stores exactly what is given, with or without dates; only a missing id and the workspace are added. */
    synchronized StoredContact createRaw(ObjectNode fields) {
        ObjectNode contact = Json.object();
        contact.put("_id", fields.has("_id") ? fields.get("_id").asText() : ids.next());
        contact.put("workspaceId", workspaceId);
        contact.setAll(without(Set.of("_id"), fields));
        return put(null, contact);
    }

    /** Replaces the fields named and keeps the others; null when there is no such contact. */
    synchronized StoredContact update(String id, ObjectNode fields) {
        StoredContact old = byId.get(id);
        if (old == null) {
            return null;
        }
        ObjectNode contact = old.json().deepCopy();
        contact.setAll(without(SET_BY_SERVER, fields));
        contact.put("modifiedDate", ISO_MILLIS.format(clock.instant()));
        return put(old, contact);
    }

    /** Finds and updates in one step; a null identifier is not compared. */
    synchronized StoredContact update(String email, String integrationId, ObjectNode fields) {
        StoredContact found = find(email, integrationId);
        return found == null ? null : update(found.id(), fields);
    }

    synchronized StoredContact find(String email, String integrationId) {
        if (!unique) {
            return byId.values().stream()
                    .filter(contact -> isNamed(contact, email, integrationId))
                    .findFirst()
                    .orElse(null);
        }
        StoredContact found = email == null ? byIntegrationId.get(integrationId) : byEmail.get(emails.key(email));
        return found != null && isNamed(found, email, integrationId) ? found : null;
    }

    private boolean isNamed(StoredContact contact, String email, String integrationId) {
        return (email == null || emails.key(email).equals(emailKey(contact)))
                && (integrationId == null || integrationId.equals(contact.integrationId()));
    }

    synchronized boolean delete(String id) {
        StoredContact old = byId.remove(id);
        if (old == null) {
            return false;
        }
        forget(old);
        return true;
    }

    synchronized List<StoredContact> all() {
        return List.copyOf(byId.values());
    }

    synchronized int size() {
        return byId.size();
    }

    private StoredContact put(StoredContact old, ObjectNode json) {
        requireTextOrNull(json, "email");
        requireTextOrNull(json, "integrationId");
        StoredContact contact = StoredContact.of(json);
        if (unique) {
            requireFree(byEmail.get(emailKey(contact)), old, "email");
            requireFree(byIntegrationId.get(contact.integrationId()), old, "integrationId");
        }
        requireFree(byId.get(contact.id()), old, "_id");
        if (old != null) {
            forget(old);
        }
        byId.put(contact.id(), contact);
        if (contact.email() != null) {
            byEmail.put(emailKey(contact), contact);
        }
        if (contact.integrationId() != null) {
            byIntegrationId.put(contact.integrationId(), contact);
        }
        return contact;
    }

    private String emailKey(StoredContact contact) {
        return emails.key(contact.email());
    }

    private static ObjectNode without(Set<String> names, ObjectNode fields) {
        return fields.deepCopy().without(names);
    }

    private void forget(StoredContact contact) {
        byEmail.remove(emailKey(contact));
        byIntegrationId.remove(contact.integrationId());
    }

    private static void requireFree(StoredContact holder, StoredContact old, String field) {
        if (holder != null && holder != old) {
            throw ApiFailure.conflict("Contact with this " + field + " already exists");
        }
    }

    private static void requireTextOrNull(ObjectNode contact, String field) {
        JsonNode value = contact.get(field);
        if (value != null && !value.isNull() && !value.isTextual()) {
            throw ApiFailure.badRequest(field + " must be a string");
        }
    }
}

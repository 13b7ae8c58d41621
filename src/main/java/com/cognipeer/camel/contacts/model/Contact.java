package com.cognipeer.camel.contacts.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A contact of a Cognipeer workspace: a map of its fields in JSON order, with typed accessors for the fields that the
 * API documents. It keeps custom fields, explicit nulls, nested values and numbers of any precision exactly.
 * <p>
 * A contact is mutable and not thread-safe, as any {@link LinkedHashMap}.
 */
public final class Contact extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    /** The server's own id of the contact; always present on a contact that came from the API. */
    public static final String ID = "_id";

    /** The workspace that the contact belongs to; set by the server. */
    public static final String WORKSPACE_ID = "workspaceId";

    /** The e-mail address, unique in a workspace. */
    public static final String EMAIL = "email";

    /** The contact's key in an external system, unique in a workspace. */
    public static final String INTEGRATION_ID = "integrationId";

    /** When the contact was created, an ISO-8601 UTC string; set by the server. */
    public static final String CREATED_DATE = "createdDate";

    /** When the contact was last written, an ISO-8601 UTC string; set by the server. */
    public static final String MODIFIED_DATE = "modifiedDate";

    /** The fields that only the server sets. */
    public static final Set<String> SERVER_FIELDS = Set.of(ID, WORKSPACE_ID, CREATED_DATE, MODIFIED_DATE);

    /** Dates outside of these limits would overflow in sums with milliseconds. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** By the server's clock; null if unknown. */
    private transient Instant asOf;

    /** An empty contact. */
    public Contact() {}

    /** An empty contact with room for some fields. */
    Contact(int capacity) {
        super(capacity);
    }

    /**
     * A contact with a copy of the given fields, in their order.
     *
     * @param fields the fields by name
     */
    public Contact(Map<String, ?> fields) {
        super(fields);
    }

    /**
     * The part of this contact that may be written: a copy without the fields that only the server sets
     * ({@code _id}, {@code workspaceId}, {@code createdDate}, {@code modifiedDate}).
     */
    public Contact writable() {
        Contact writable = new Contact(this);
        writable.keySet().removeAll(SERVER_FIELDS);
        return writable;
    }

    /**
     * Whether the contact came from the API: then it has the server's own id. The component takes its names literally, so that
     * a dot in a name is no path.
     */
    public boolean isFromApi() {
        return get(ID) != null;
    }

    /** Whether a field may be written. */
    static boolean isWritable(String field) {
        return !SERVER_FIELDS.contains(field);
    }

    /**
     * When the server gave this contact in an answer, by its own clock. Empty for a copy, for a contact that did not come from
     * the API, and if the answer had no date.
     */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** Notes when the server gave this contact. For the component only. @param answered null if unknown */
    public Contact asOf(Instant answered) {
        asOf = answered;
        return this;
    }

    /** A deep copy: nested objects and lists are copies too. */
    public Contact copy() {
        Contact copy = new Contact(this);
        copy.replaceAll((field, value) -> copyOf(value));
        return copy;
    }

    public String getId() {
        return text(ID);
    }

    public String getWorkspaceId() {
        return text(WORKSPACE_ID);
    }

    public String getEmail() {
        return text(EMAIL);
    }

    public void setEmail(String email) {
        put(EMAIL, email);
    }

    public String getIntegrationId() {
        return text(INTEGRATION_ID);
    }

    public void setIntegrationId(String integrationId) {
        put(INTEGRATION_ID, integrationId);
    }

    public String getName() {
        return text("name");
    }

    public void setName(String name) {
        put("name", name);
    }

    public String getPhone() {
        return text("phone");
    }

    public void setPhone(String phone) {
        put("phone", phone);
    }

    public Map<String, Object> getMetadata() {
        return object("metadata");
    }

    public void setMetadata(Map<String, Object> metadata) {
        put("metadata", metadata);
    }

    public Map<String, Object> getProperties() {
        return object("properties");
    }

    public void setProperties(Map<String, Object> properties) {
        put("properties", properties);
    }

    public String getPeerId() {
        return text("peerId");
    }

    public void setPeerId(String peerId) {
        put("peerId", peerId);
    }

    /** The tags, a live list, or null when the contact has none. */
    @SuppressWarnings("unchecked") // the API's own type is a list of strings
    public List<String> getTags() {
        return (List<String>) typed("tags", List.class);
    }

    public void setTags(List<String> tags) {
        put("tags", tags);
    }

    public String getStatus() {
        return text("status");
    }

    public void setStatus(String status) {
        put("status", status);
    }

    /** When the contact was created, as the API wrote it: an ISO-8601 UTC string, or null. */
    public String getCreatedDate() {
        return text(CREATED_DATE);
    }

    /** When the contact was last written, as the API wrote it: an ISO-8601 UTC string, or null. */
    public String getModifiedDate() {
        return text(MODIFIED_DATE);
    }

    /**
     * {@link #getCreatedDate()} as a point in time. Empty when the contact has none, when it is no ISO-8601 instant, or when
     * its year has more than four digits.
     */
    public Optional<Instant> createdAt() {
        return instant(CREATED_DATE);
    }

    /** {@link #getModifiedDate()} as a point in time, as {@link #createdAt()}. */
    public Optional<Instant> modifiedAt() {
        return instant(MODIFIED_DATE);
    }

    /** Whether the contact is marked as deleted; null when the contact does not say. */
    public Boolean getDeleted() {
        return typed("deleted", Boolean.class);
    }

    public void setDeleted(Boolean deleted) {
        put("deleted", deleted);
    }

    /** The id and the number of fields: a contact's content does not belong into log lines. */
    @Override
    public String toString() {
        return "Contact[_id=" + get(ID) + ", fields=" + size() + "]";
    }

    private Optional<Instant> instant(String field) {
        if (!(get(field) instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ApiDate.parse(text)).filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> copy = new LinkedHashMap<>(object);
            copy.replaceAll((field, nested) -> copyOf(nested));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            copy.replaceAll(Contact::copyOf);
            return copy;
        }
        return value;
    }

    /** Numbers and booleans read as text too, because identifiers of external systems are often numbers. */
    private String text(String field) {
        Object value = get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw wrongType(field, value);
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private Map<String, Object> object(String field) {
        return (Map<String, Object>) typed(field, Map.class);
    }

    private <T> T typed(String field, Class<T> type) {
        Object value = get(field);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw wrongType(field, value);
    }

    private static IllegalStateException wrongType(String field, Object value) {
        return new IllegalStateException("the contact's field '" + field + "' holds a "
                + value.getClass().getSimpleName() + "; read it with get(\"" + field + "\")");
    }
}

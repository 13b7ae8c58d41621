package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stored contact that the input of a sync does not have. */
public final class MissingContact {

    private final String id;
    private final String integrationId;
    private final Outcome outcome;
    private final ContactsException exception;

    MissingContact(String id, String integrationId, Outcome outcome, ContactsException exception) {
        this.id = id;
        this.integrationId = integrationId;
        this.outcome = outcome;
        this.exception = exception;
    }

    /** The server's id of the contact, its {@code _id}. */
    public String getId() {
        return id;
    }

    /** Its integration id; null when it has none. */
    public String getIntegrationId() {
        return integrationId;
    }

    /** Its end: updated, unchanged or failed; null when nothing was tried. With dryRun, the end that it would have. */
    public Outcome getOutcome() {
        return outcome;
    }

    /** The reason why it failed; null unless it did. */
    public ContactsException getException() {
        return exception;
    }

    /** The message of the exception; null where there is none. */
    public String getMessage() {
        return exception == null ? null : exception.getMessage();
    }

    /** The JSON form: id, integrationId, the outcome if there is one, and the message if there is one. */
    @JsonValue
    Map<String, Object> asMap() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("integrationId", integrationId);
        if (outcome != null) {
            shown.put("outcome", outcome);
        }
        if (exception != null) {
            shown.put("message", exception.getMessage());
        }
        return shown;
    }

    @Override
    public String toString() {
        return "MissingContact[_id=" + id + ", outcome=" + outcome + "]";
    }
}

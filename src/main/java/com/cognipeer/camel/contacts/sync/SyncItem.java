package com.cognipeer.camel.contacts.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The end of one contact of the input. */
public final class SyncItem {

    private final long index;
    private final String key;
    private final Outcome outcome;
    private final Set<String> fields;

    SyncItem(long index, String key, Outcome outcome, Set<String> fields) {
        this.index = index;
        this.key = key;
        this.outcome = outcome;
        this.fields = fields;
    }

    /** The contact's 0-based place in the input. */
    public long getIndex() {
        return index;
    }

    /** The identifier by which the contact was looked up; null when it had none. */
    public String getKey() {
        return key;
    }

    /** The end of the contact. */
    public Outcome getOutcome() {
        return outcome;
    }

    /** The names of the fields that were written; with dryRun, that would be written. */
    public Set<String> getFields() {
        return fields;
    }

    /** The JSON form. */
    @JsonValue
    Map<String, Object> asMap() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("index", index);
        shown.put("key", key);
        shown.put("outcome", outcome);
        shown.put("fields", fields);
        return shown;
    }

    /** Without the key: it may be an e-mail address. */
    @Override
    public String toString() {
        return "SyncItem[index=" + index + ", " + outcome + " " + fields + "]";
    }
}

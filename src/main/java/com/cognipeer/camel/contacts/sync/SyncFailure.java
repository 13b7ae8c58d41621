package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A contact of the input that could not be stored. */
public final class SyncFailure {

    private final long index;
    private final String key;
    private final ContactsException exception;

    SyncFailure(long index, String key, ContactsException exception) {
        this.index = index;
        this.key = key;
        this.exception = exception;
    }

    /** The contact's 0-based place in the input. */
    public long getIndex() {
        return index;
    }

    /** The identifier by which the contact was looked up, an e-mail address or an integration id; null when it had none. */
    public String getKey() {
        return key;
    }

    /** The reason. */
    public ContactsException getException() {
        return exception;
    }

    /** The message of the exception. */
    public String getMessage() {
        return exception.getMessage();
    }

    /** The JSON form: index, key, the simple class name of the exception as error, and its message. */
    @JsonValue
    Map<String, Object> asMap() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("index", index);
        shown.put("key", key);
        shown.put("error", exception.getClass().getSimpleName());
        shown.put("message", exception.getMessage());
        return shown;
    }

    /** Without the key: it may be an e-mail address. */
    @Override
    public String toString() {
        return "SyncFailure[index=" + index + ", " + exception.getClass().getSimpleName() + ": " + getMessage() + "]";
    }
}

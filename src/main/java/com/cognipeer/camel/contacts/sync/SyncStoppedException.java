package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;

/**
 * A sync came to an end before its input did. The cause tells why, and where it was an answer of the API, status and wait of
 * this exception are those of that answer. What was written until then stays written: sync the same input again to go on,
 * as contacts that are stored as given cost their share of a listing only.
 */
public class SyncStoppedException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final transient SyncReport report;

    SyncStoppedException(String reason, Throwable cause, SyncReport report) {
        super("sync stopped, " + report + "; " + reason, cause);
        this.report = report;
    }

    /** What was done until then. */
    public SyncReport getReport() {
        return report;
    }
}

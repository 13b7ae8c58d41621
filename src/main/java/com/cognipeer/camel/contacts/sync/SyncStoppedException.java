package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;

/**
 * A sync ended before its input did. The cause says why. When the cause is an answer of the API, this exception has the status
 * and the wait of that answer. Contacts that were written stay written. Sync the same input again to continue: a contact that
 * is stored as given costs only its share of a listing.
 */
public class SyncStoppedException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final transient SyncReport report;

    SyncStoppedException(String reason, Throwable cause, SyncReport report) {
        super("sync stopped, " + report + "; " + reason, cause);
        this.report = report;
    }

    /** The counts until the end. */
    public SyncReport getReport() {
        return report;
    }
}

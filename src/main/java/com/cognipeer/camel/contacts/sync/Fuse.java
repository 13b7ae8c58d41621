package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;

/** Stops a sync whose writes fail for a reason that concerns all contacts. */
final class Fuse {

    /** Two or three failures may be bad luck; with this many in a row the API is down. */
    static final int FAILURES_IN_A_ROW = 20;

    private int failuresInARow;
    private ContactsException reason;

    /**
     * Takes note of the end of a write.
     *
     * @param failure null when the write succeeded
     */
    void note(ContactsException failure) {
        failuresInARow = failure == null || WriteFailures.isOfTheContact(failure) ? 0 : failuresInARow + 1;
        if (reason == null && (WriteFailures.isFatal(failure) || failuresInARow >= FAILURES_IN_A_ROW)) {
            reason = failure;
        }
    }

    boolean isBlown() {
        return reason != null;
    }

    /** The failure that stops the sync; null while there is none. */
    ContactsException reason() {
        return reason;
    }
}

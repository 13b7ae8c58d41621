package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.InvalidContactException;

/** Ends a sync that cannot get on: what a write failed with tells whether that is a matter of its contact alone. */
final class Fuse {

    /** So many writes that fail one after the other are no matter of single contacts. */
    static final int FAILURES_IN_A_ROW = 20;

    private int failuresInARow;
    private ContactsException reason;

    /**
     * Takes note of how a write ended.
     *
     * @param failure what it failed with; null when it did not
     */
    synchronized void note(ContactsException failure) {
        failuresInARow = failure == null || isOfTheContact(failure) ? 0 : failuresInARow + 1;
        if (reason == null && (isFatal(failure) || failuresInARow >= FAILURES_IN_A_ROW)) {
            reason = failure;
        }
    }

    boolean isBlown() {
        return reason() != null;
    }

    /** What ends the sync; null while nothing does. */
    synchronized ContactsException reason() {
        return reason;
    }

    /** Whether every further request would fail as well. */
    static boolean isFatal(ContactsException failure) {
        return failure instanceof ContactsAuthorizationException
                || failure instanceof ContactsRateLimitException
                || failure instanceof ContactsTransportException transport && transport.isClosed();
    }

    /** Whether another contact may well succeed. */
    private static boolean isOfTheContact(ContactsException failure) {
        return failure instanceof InvalidContactException || Recovery.isAbsence(failure);
    }

    /** Whether the same write may succeed later. */
    static boolean isPassing(ContactsException failure) {
        return failure instanceof ContactsServerException
                || failure instanceof ContactsTransportException
                || failure != null && failure.isMaybeApplied();
    }
}

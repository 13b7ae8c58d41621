package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.InvalidContactException;

/** Sorts the failures of a write by what a caller can do about them. All methods take null for no failure. */
final class WriteFailures {

    private WriteFailures() {}

    /** Whether the API says that there is no such contact; any other 404 more often means a wrong base URL. */
    static boolean isAbsence(ContactsException failure) {
        return failure instanceof ContactNotFoundException absence && absence.isSaidByTheApi();
    }

    /** Whether another contact has an identifier of the one that was written. */
    static boolean isConflict(ContactsException failure) {
        return failure instanceof InvalidContactException invalid && invalid.isConflict();
    }

    /** Whether the failure concerns one contact, so that the write of another one may succeed. */
    static boolean isOfTheContact(ContactsException failure) {
        return failure instanceof InvalidContactException || isAbsence(failure);
    }

    /** Whether every further request would fail as well. */
    static boolean isFatal(ContactsException failure) {
        return failure instanceof ContactsAuthorizationException
                || failure instanceof ContactsRateLimitException
                || failure instanceof ContactsTransportException transport && transport.isClosed();
    }

    /**
     * Whether the server or the connection failed, or the write may have been applied. The client repeats requests by
     * another rule, {@code Failure.passing}: it writes again without a look-up, but a sync looks the contact up first.
     */
    static boolean isOfTheServer(ContactsException failure) {
        return failure instanceof ContactsServerException
                || failure instanceof ContactsTransportException
                || failure != null && failure.isMaybeApplied();
    }
}

package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import java.time.Instant;

/**
 * What is kept of an operation that failed: no stack, and nothing of what it was about.
 *
 * @param error    the simple name of the exception's class
 * @param message  its message, which holds no e-mail address
 * @param status   the HTTP status; 0 when no answer came
 * @param isOutage whether the API could not be reached or was in trouble of its own
 * @param at       when
 */
record NotedFailure(String error, String message, int status, boolean isOutage, Instant at) {

    static NotedFailure of(ContactsException failure, Instant at) {
        return new NotedFailure(
                failure.getClass().getSimpleName(),
                failure.getMessage(),
                failure.getStatusCode(),
                failure instanceof ContactsTransportException || failure instanceof ContactsServerException,
                at);
    }
}

package com.cognipeer.camel.contacts.client;

import java.time.Instant;

/**
 * The answer of the API to an operation.
 *
 * @param body the contact or page
 * @param info status, quota and cost
 * @param date when the server answered, by its own clock; null when it does not say
 * @param isFoundAfterwards whether a look-up found the contact, because the answer to its creation was lost
 */
public record ContactsResponse<T>(T body, ResponseInfo info, Instant date, boolean isFoundAfterwards) {

    /** The answer to the request itself. */
    public ContactsResponse(T body, ResponseInfo info, Instant date) {
        this(body, info, date, false);
    }

    /** The same, of an operation that cost other requests too. */
    public ContactsResponse<T> with(ResponseInfo other) {
        return new ContactsResponse<>(body, other, date, isFoundAfterwards);
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.time.Instant;

/**
 * What came back for one request of a walk.
 *
 * @param page      the page
 * @param date      when the server answered, by its own clock; null when it does not say
 * @param quotaLeft how many requests the quota still allows; null when the server does not say
 */
public record Answer(ContactPage page, Instant date, Long quotaLeft) {

    /** The answer in a response of the API. */
    public static Answer of(ContactsResponse<ContactPage> response) {
        return new Answer(
                response.body(), response.date(), response.info().rateLimit().remaining());
    }

    /** Up to when nothing more is written now; a second less, as the date is told in whole seconds. */
    Instant bound() {
        return date == null ? null : date.minusSeconds(1);
    }
}

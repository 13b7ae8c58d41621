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
 * @param received  when it came, by this machine's clock; null when that is not known
 */
public record Answer(ContactPage page, Instant date, Long quotaLeft, Instant received) {

    /** An answer of which it is not known when it came. */
    public Answer(ContactPage page, Instant date, Long quotaLeft) {
        this(page, date, quotaLeft, null);
    }

    /** The answer in a response of the API. */
    public static Answer of(ContactsResponse<ContactPage> response, Instant received) {
        return new Answer(
                response.body(), response.date(), response.info().rateLimit().remaining(), received);
    }

    /** Up to when nothing more is written now; a second less, as the date is told in whole seconds. */
    Instant bound() {
        return date == null ? null : date.minusSeconds(1);
    }

    /**
     * Up to when nothing more is written now, also where the server does not say what time it is: then by its newest
     * contact, unless that is dated ahead, as all before it would count as read.
     *
     * @param newest when the newest contact was written; null when there is none
     */
    Instant bound(Instant newest) {
        if (date != null || newest == null) {
            return bound();
        }
        return received != null && newest.isAfter(received) ? received : newest;
    }
}

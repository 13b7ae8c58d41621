package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.time.Instant;
import java.util.List;

/**
 * The answer to one request for a page.
 *
 * @param page      the page
 * @param date      when the server answered, by its own clock; null when the answer has no date
 * @param quotaLeft how many requests the quota still allows; null when the server does not say
 * @param received  when the answer came, by this machine's clock; null when unknown
 */
public record Answer(ContactPage page, Instant date, Long quotaLeft, Instant received) {

    /** An answer without the time when it came. */
    public Answer(ContactPage page, Instant date, Long quotaLeft) {
        this(page, date, quotaLeft, null);
    }

    /** The answer that a response of the API holds. */
    public static Answer of(ContactsResponse<ContactPage> response, Instant received) {
        return new Answer(
                response.body(), response.date(), response.info().rateLimit().remaining(), received);
    }

    /**
     * Up to when no change can be added any more, by the server's clock; null when the answer has no date. It is a second
     * before the date, because the date has whole seconds.
     */
    Instant bound() {
        return date == null ? null : date.minusSeconds(1);
    }

    /**
     * The same, also for an answer without a date: then up to the newest contact. A contact dated ahead does not count, or
     * every change before its date would count as read.
     *
     * @param newest when the newest contact was written; null when there is none
     */
    Instant bound(Instant newest) {
        if (date != null || newest == null) {
            return bound();
        }
        return received != null && newest.isAfter(received) ? received : newest;
    }

    /** The same without the contacts, so that each can be released when it is done. */
    Answer withoutContacts() {
        ContactPage numbers = new ContactPage(List.of(), page.getTotal(), page.getPage(), page.getLimit());
        return new Answer(numbers, date, quotaLeft, received);
    }
}

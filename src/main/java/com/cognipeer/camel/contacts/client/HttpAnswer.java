package com.cognipeer.camel.contacts.client;

import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * A whole answer, not yet understood.
 *
 * @param head status and headers
 * @param body the bytes, empty when there are none
 */
record HttpAnswer(HttpResponse head, byte[] body) {

    int status() {
        return head.getCode();
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The value of the first header of that name, or null. */
    String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The quota as the server tells it. */
    RateLimit rateLimit() {
        return new RateLimit(
                HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_LIMIT),
                HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_REMAINING),
                HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_RESET));
    }

    /** When the server answered, by its own clock; null when it does not say. */
    Instant date() {
        return instant("Date");
    }

    /** The HTTP date in a header; null when there is none. */
    Instant instant(String name) {
        String value = header(name);
        return value == null ? null : DateUtils.parseStandardDate(value);
    }
}

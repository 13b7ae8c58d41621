package com.cognipeer.camel.contacts.client;

import java.time.Instant;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** A whole answer, not yet understood; what several ask of its head is read once. */
final class HttpAnswer {

    private final HttpResponse head;
    private final byte[] body;
    private RateLimit rateLimit;

    /**
     * @param head status and headers
     * @param body the bytes, empty when there are none
     */
    HttpAnswer(HttpResponse head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    int status() {
        return head.getCode();
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The words beside the status; null when there are none. */
    String reasonPhrase() {
        return head.getReasonPhrase();
    }

    /** The value of the first header of that name, or null. */
    String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The quota as the server tells it. */
    RateLimit rateLimit() {
        if (rateLimit == null) {
            rateLimit = new RateLimit(
                    HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_LIMIT),
                    HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_REMAINING),
                    HeaderNumber.of(this, HeaderNumber.RATE_LIMIT_RESET));
        }
        return rateLimit;
    }

    /** When the server answered, by its own clock; null when it does not say. */
    Instant date() {
        return instant("Date");
    }

    /** The HTTP date in a header; null when there is none. */
    Instant instant(String name) {
        return HeaderDate.parse(header(name));
    }
}

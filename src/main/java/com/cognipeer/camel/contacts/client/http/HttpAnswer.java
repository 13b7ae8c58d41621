package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.quota.headers.HeaderDate;
import com.cognipeer.camel.contacts.client.quota.headers.RateLimitHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** A whole answer whose body is still bytes; its rate limit is read once. */
public final class HttpAnswer {

    private final HttpResponse head;
    private final byte[] body;
    private final boolean packed;
    private RateLimitHeaders rateLimitHeaders;

    /**
     * @param head status and headers
     * @param body the bytes, empty when there are none
     */
    HttpAnswer(HttpResponse head, byte[] body) {
        this(head, body, false);
    }

    /** @param packed whether the bytes are still packed, as they could not be unpacked */
    HttpAnswer(HttpResponse head, byte[] body, boolean packed) {
        this.head = head;
        this.body = body;
        this.packed = packed;
    }

    public boolean isPacked() {
        return packed;
    }

    public byte[] body() {
        return body;
    }

    public int status() {
        return head.getCode();
    }

    public boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The words beside the status; null when there are none. */
    public String reasonPhrase() {
        return head.getReasonPhrase();
    }

    /** The value of the first header of that name, or null. */
    String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The server's headers about its rate limit and the time to come back. */
    public RateLimitHeaders rateLimitHeaders() {
        if (rateLimitHeaders == null) {
            rateLimitHeaders =
                    RateLimitHeaders.read(this::headers, status() == Failure.TOO_MANY_REQUESTS, Instant.now());
        }
        return rateLimitHeaders;
    }

    /** The rate limit in the server's headers. */
    public RateLimit rateLimit() {
        RateLimitHeaders known = rateLimitHeaders();
        return new RateLimit(known.limit(), known.remaining(), known.reset());
    }

    /** When the server answered, by its own clock; null when it does not say. */
    public Instant date() {
        return HeaderDate.parse(header("Date"));
    }

    /** The values of all headers of that name. */
    private List<String> headers(String name) {
        Header[] headers = head.getHeaders(name);
        if (headers.length == 0) {
            return List.of();
        }
        if (headers.length == 1) {
            return List.of(headers[0].getValue());
        }
        return Arrays.stream(headers).map(Header::getValue).toList();
    }
}

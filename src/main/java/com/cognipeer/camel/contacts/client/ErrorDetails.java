package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * The details of an error by the answer of the server.
 *
 * @param info       status, rate limit and cost
 * @param code       the API's own error code, or null
 * @param retryAfter how long the server asks to wait, or null
 * @param rounded    whether that wait is the difference of two times in whole seconds, and so up to two seconds too long
 */
public record ErrorDetails(ResponseInfo info, String code, Duration retryAfter, boolean rounded) {

    public static ErrorDetails of(ResponseInfo info) {
        return new ErrorDetails(info, null, null, false);
    }

    ErrorDetails costing(int requests) {
        return new ErrorDetails(info.costing(requests), code, retryAfter, rounded);
    }
}

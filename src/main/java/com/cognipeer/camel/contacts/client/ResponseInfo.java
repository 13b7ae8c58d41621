package com.cognipeer.camel.contacts.client;

/**
 * Facts about an operation beside its result.
 *
 * @param statusCode   the HTTP status of the answer, 0 when none came
 * @param rateLimit    the rate limit in the server's headers, {@link RateLimit#UNKNOWN} without them
 * @param requestCount how many HTTP requests the operation cost
 */
public record ResponseInfo(int statusCode, RateLimit rateLimit, int requestCount) {

    /** Nothing was sent. */
    public static final ResponseInfo NOT_SENT = new ResponseInfo(0, RateLimit.UNKNOWN, 0);

    ResponseInfo costing(int requests) {
        return new ResponseInfo(statusCode, rateLimit, requests);
    }
}

package com.cognipeer.camel.contacts.client;

/**
 * The quota of the token as the server tells it with an answer; each is null when the server does not say.
 *
 * @param limit     requests the window allows
 * @param remaining requests left in the window
 * @param reset     when the window ends, in seconds since the epoch
 */
public record RateLimit(Long limit, Long remaining, Long reset) {

    /** The server said nothing. */
    public static final RateLimit UNKNOWN = new RateLimit(null, null, null);
}

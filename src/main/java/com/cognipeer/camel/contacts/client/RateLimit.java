package com.cognipeer.camel.contacts.client;

/**
 * The rate limit of the token, as the headers of an answer give it; each part is null without its header.
 *
 * @param limit     requests the window allows
 * @param remaining requests left in the window
 * @param reset     when the window ends, in seconds since the epoch
 */
public record RateLimit(Long limit, Long remaining, Long reset) {

    /** The server said nothing. */
    public static final RateLimit UNKNOWN = new RateLimit(null, null, null);
}

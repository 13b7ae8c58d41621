package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/**
 * The quota of a key in the headers of an answer; each part is null without its header.
 *
 * @param limit      requests that the window allows
 * @param remaining  requests left in it
 * @param untilReset how long after the answer the window ends; not negative
 */
public record ServerQuota(Long limit, Long remaining, Duration untilReset) {

    /** The server says nothing. */
    public static final ServerQuota UNKNOWN = new ServerQuota(null, null, null);
}

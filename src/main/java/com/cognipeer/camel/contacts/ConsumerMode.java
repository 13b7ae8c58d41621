package com.cognipeer.camel.contacts;

import java.time.Duration;

/** Which contacts a consumer routes. */
public enum ConsumerMode {
    /** Every poll routes all contacts that match. It costs a request for each page of them. */
    snapshot(Duration.ofHours(1)),
    /** A poll routes the contacts that were created or modified since the poll before. It costs one request if none were. */
    changes(Duration.ofMinutes(1));

    private final Duration defaultDelay;

    ConsumerMode(Duration defaultDelay) {
        this.defaultDelay = defaultDelay;
    }

    /** The time between two polls if the option delay is not set. */
    Duration defaultDelay() {
        return defaultDelay;
    }
}

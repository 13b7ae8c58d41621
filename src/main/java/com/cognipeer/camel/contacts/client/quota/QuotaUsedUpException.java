package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/** The server has said that nothing is left of the quota, and for longer than anybody would wait. */
public final class QuotaUsedUpException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration resetIn;

    QuotaUsedUpException(Duration resetIn) {
        super("the quota is used up for " + resetIn.toSeconds() + " s");
        this.resetIn = resetIn;
    }

    /** How long until there is a quota again. */
    public Duration resetIn() {
        return resetIn;
    }
}

package com.cognipeer.camel.contacts.watch;

import java.time.Instant;

/** When polls of one consumer last succeeded and failed, by this machine's clock. One thread writes; any thread reads. */
final class PollResults {

    private volatile Instant lastSuccess;
    private volatile Instant lastFailure;
    private volatile String lastFailureMessage;
    private volatile Instant lastEnd;

    void succeeded() {
        lastSuccess = Instant.now();
        lastEnd = lastSuccess;
    }

    void failed(Throwable failure) {
        lastFailureMessage = FailureText.of(failure);
        lastFailure = Instant.now();
        lastEnd = lastFailure;
    }

    Instant lastSuccess() {
        return lastSuccess;
    }

    Instant lastFailure() {
        return lastFailure;
    }

    String lastFailureMessage() {
        return lastFailureMessage;
    }

    /** Null before the end of the first poll. */
    Instant lastEnd() {
        return lastEnd;
    }
}

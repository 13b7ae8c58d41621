package com.cognipeer.camel.contacts.client;

/** Failures of operations as the client makes them, for tests of what stands on it. */
public final class Failures {

    private Failures() {}

    /** That an operation has waited in line for longer than it may take. */
    public static ContactsException queued() {
        return Failure.queued("list failed: no request was free within totalTimeout=1 ms; nothing was sent")
                .toException(0, false);
    }

    /** That the quota is used up. */
    public static ContactsException usedUp() {
        return Failure.rateLimit("list failed: the quota is used up", java.time.Duration.ofHours(1))
                .toException(0, false);
    }
}

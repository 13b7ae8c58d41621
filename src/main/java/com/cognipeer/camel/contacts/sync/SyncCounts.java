package com.cognipeer.camel.contacts.sync;

/**
 * The counts of a sync so far.
 *
 * @param created   contacts that were created
 * @param updated   contacts that were changed
 * @param unchanged contacts that were stored as given
 * @param failed    contacts that could not be stored
 * @param requests  HTTP requests spent, retries included
 * @param missing   the stored contacts that the input does not have
 */
public record SyncCounts(
        long created, long updated, long unchanged, long failed, long requests, MissingCounts missing) {

    /** The counts at the start. */
    public static final SyncCounts NONE = new SyncCounts(0, 0, 0, 0, 0, MissingCounts.NONE);

    /** The rows of the input that have ended. */
    public long done() {
        return created + updated + unchanged + failed;
    }

    /** All contacts that have ended: rows of the input, and missing contacts. */
    public long ended() {
        return done() + missing.done();
    }

    /** How many rows have ended so. */
    public long of(Outcome outcome) {
        return switch (outcome) {
            case created -> created;
            case updated -> updated;
            case unchanged -> unchanged;
            case failed -> failed;
        };
    }

    SyncCounts and(Outcome outcome) {
        return switch (outcome) {
            case created -> new SyncCounts(created + 1, updated, unchanged, failed, requests, missing);
            case updated -> new SyncCounts(created, updated + 1, unchanged, failed, requests, missing);
            case unchanged -> new SyncCounts(created, updated, unchanged + 1, failed, requests, missing);
            case failed -> new SyncCounts(created, updated, unchanged, failed + 1, requests, missing);
        };
    }

    SyncCounts spending(int more) {
        return new SyncCounts(created, updated, unchanged, failed, requests + more, missing);
    }

    SyncCounts with(MissingCounts other) {
        return new SyncCounts(created, updated, unchanged, failed, requests, other);
    }

    @Override
    public String toString() {
        return done() + " done: " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + failed + " failed; " + (missing.found() == 0 ? "" : missing + "; ") + requests + " requests";
    }
}

package com.cognipeer.camel.contacts.sync;

/**
 * The counts of the stored contacts that the input does not have.
 *
 * @param found     all of them
 * @param updated   those that got the given fields
 * @param unchanged those that had these fields
 * @param failed    those that could not be changed
 */
public record MissingCounts(long found, long updated, long unchanged, long failed) {

    /** The counts at the start. */
    public static final MissingCounts NONE = new MissingCounts(0, 0, 0, 0);

    /** Those that have ended. */
    public long done() {
        return updated + unchanged + failed;
    }

    /** How many have ended so; none is created. */
    public long of(Outcome outcome) {
        return switch (outcome) {
            case created -> 0;
            case updated -> updated;
            case unchanged -> unchanged;
            case failed -> failed;
        };
    }

    MissingCounts finding(long more) {
        return new MissingCounts(found + more, updated, unchanged, failed);
    }

    MissingCounts and(Outcome outcome) {
        return switch (outcome) {
            case created -> throw new IllegalArgumentException("a missing contact is stored already");
            case updated -> new MissingCounts(found, updated + 1, unchanged, failed);
            case unchanged -> new MissingCounts(found, updated, unchanged + 1, failed);
            case failed -> new MissingCounts(found, updated, unchanged, failed + 1);
        };
    }

    @Override
    public String toString() {
        return found + " missing"
                + (done() == 0 ? "" : ": " + updated + " updated, " + unchanged + " unchanged, " + failed + " failed");
    }
}

package com.cognipeer.camel.contacts.sync;

/**
 * How a sync goes about it.
 *
 * @param matchBy       which identifier finds the stored contact
 * @param skipUnchanged whether a contact that is stored as given is left alone
 * @param dryRun        whether to tell only what would be written
 * @param parallelism   how many writes may be under way, 1 or more
 * @param chunkSize     how many contacts to look up with one request, 1 or more
 * @param validateEmail whether an e-mail address that cannot be one is refused before it is written
 * @param detailed      whether to report every contact, not only those that failed
 * @param keptFailures  how many failures to keep for the report, 0 or more; those beyond are counted
 */
public record SyncSettings(
        MatchBy matchBy,
        boolean skipUnchanged,
        boolean dryRun,
        int parallelism,
        int chunkSize,
        boolean validateEmail,
        boolean detailed,
        int keptFailures) {

    /** @throws IllegalArgumentException when parallelism or chunk size is below 1, or the kept failures are below 0 */
    public SyncSettings {
        if (parallelism < 1 || chunkSize < 1) {
            throw new IllegalArgumentException("parallelism and chunkSize must be 1 or more");
        }
        if (keptFailures < 0) {
            throw new IllegalArgumentException("keptFailures must be 0 or more");
        }
    }
}

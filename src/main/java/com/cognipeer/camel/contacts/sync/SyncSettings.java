package com.cognipeer.camel.contacts.sync;

/**
 * The options of a sync.
 *
 * @param matchBy       the identifier that finds the stored contact
 * @param skipUnchanged whether to leave a contact alone that is stored as given
 * @param dryRun        whether to write nothing and only report
 * @param parallelism   how many writes may run side by side, 1 or more
 * @param chunkSize     how many contacts one request looks up, 1 or more
 * @param validateEmail whether to refuse an e-mail address that cannot be one before it is written
 * @param detailed      whether to report every contact, not only those that failed
 * @param keptFailures  how many failures the report keeps, 0 or more; the others are counted
 * @param missing       what becomes of stored contacts that the input does not have
 */
public record SyncSettings(
        MatchBy matchBy,
        boolean skipUnchanged,
        boolean dryRun,
        int parallelism,
        int chunkSize,
        boolean validateEmail,
        boolean detailed,
        int keptFailures,
        MissingRule missing) {

    /** @throws IllegalArgumentException when parallelism or chunk size is below 1, or the kept failures are below 0 */
    public SyncSettings {
        if (parallelism < 1 || chunkSize < 1) {
            throw new IllegalArgumentException("parallelism and chunkSize must be 1 or more");
        }
        if (keptFailures < 0) {
            throw new IllegalArgumentException("keptFailures must be 0 or more");
        }
    }

    /** For a sync that leaves stored contacts alone that the input does not have. */
    public SyncSettings(
            MatchBy matchBy,
            boolean skipUnchanged,
            boolean dryRun,
            int parallelism,
            int chunkSize,
            boolean validateEmail,
            boolean detailed,
            int keptFailures) {
        this(
                matchBy,
                skipUnchanged,
                dryRun,
                parallelism,
                chunkSize,
                validateEmail,
                detailed,
                keptFailures,
                MissingRule.KEEP);
    }

    /** The same with another rule for stored contacts that the input does not have. */
    public SyncSettings with(MissingRule other) {
        return new SyncSettings(
                matchBy, skipUnchanged, dryRun, parallelism, chunkSize, validateEmail, detailed, keptFailures, other);
    }

    SyncSettings onlyDifferences() {
        return new SyncSettings(
                matchBy, true, dryRun, parallelism, chunkSize, validateEmail, detailed, keptFailures, missing);
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/**
 * How far an unfinished sweep has come.
 *
 * @param paging    how it pages; another way cannot go on from here
 * @param bound     up to when it takes changes; null for a snapshot
 * @param modified  when the last contact that is done was written; null for a snapshot
 * @param id        the {@code _id} of the last contact that is done
 * @param passed    how many contacts are done
 * @param offset    the 0-based place in the listing from which the last contact that is done is found again
 * @param doneUpTo  every {@code _id} up to this one was done before; null where none was, and in a sweep over changes
 * @param looksBack whether it reads the changes of the lookback again
 */
record Progress(
        Paging paging,
        Instant bound,
        Instant modified,
        String id,
        long passed,
        long offset,
        String doneUpTo,
        boolean looksBack) {}

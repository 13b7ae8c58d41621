package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import java.util.OptionalLong;

/** Carries out the plans of one chunk: against the API, or as a dry run. */
interface ChunkWrites {

    /**
     * Returns when no write runs any more.
     *
     * @param plans of rows that do not depend on each other
     */
    void carryOut(List<RowPlan> plans);

    /** Carries out one plan and leaves it to the caller to {@link #settle} its row. */
    RowResult attempt(RowPlan plan);

    /** Changes some fields of the stored contact of a plan, and no others. */
    RowResult change(RowPlan plan, Contact fields);

    /** Counts a row that has ended. */
    void settle(RowResult result);

    /** Whether every write so far is known to have been applied or not. */
    default boolean isCertain() {
        return true;
    }

    /** The place in the input of the first row that met a conflict and has not ended. */
    default OptionalLong firstConflict() {
        return OptionalLong.empty();
    }

    /** Ends that row; all rows before it must have ended. */
    default void resolveFirst() {
        throw new IllegalStateException("there is no conflict");
    }

    /** The rows that met a conflict and have not ended. */
    default List<InputRow> conflicting() {
        return List.of();
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Carries out the plans of one chunk, some at a time. */
interface ChunkWork {

    /**
     * @param  plans of contacts that have nothing to do with each other
     * @return       completes when nothing of them is under way any more; with whether it is known of every write what it has done
     */
    CompletableFuture<Boolean> carryOut(List<Plan> plans);

    /** Stores one contact, and leaves it to the caller to {@link #settle} it. */
    CompletableFuture<Settled> attempt(Plan plan);

    /**
     * Changes some fields of the stored contact of a plan, and nothing else of it.
     *
     * @return what it failed with, or no failure
     */
    CompletableFuture<Settled> change(Plan plan, Contact fields);

    /** Takes account of what became of a contact. */
    void settle(Settled settled);

    /** Whether it is known of every write so far what it has done. */
    default boolean isCertain() {
        return true;
    }

    /** The place in the input of the first contact that met a conflict and is not settled yet. */
    default OptionalLong firstConflict() {
        return OptionalLong.empty();
    }

    /** Settles that contact, when all before it are settled. */
    default CompletableFuture<Boolean> resolveFirst() {
        throw new IllegalStateException("there is no conflict");
    }

    /** The contacts that met a conflict and are not settled yet. */
    default List<Candidate> conflicting() {
        return List.of();
    }
}

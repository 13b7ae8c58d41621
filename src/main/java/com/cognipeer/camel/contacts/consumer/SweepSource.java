package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.util.Optional;

/** Gives a consumer its sweeps one after the other, and keeps its position. Used by one thread at a time. */
public interface SweepSource extends AutoCloseable {

    /**
     * The sweep under way, or the next one.
     *
     * @param  limit                 how many contacts to ask for at a time, at the most
     * @throws IllegalStateException when the position cannot be read
     */
    Sweep begin(int limit) throws Exception;

    /**
     * The part of a reconciliation that is due, if one is. To be called once a poll, when its sweep is finished.
     *
     * @throws IllegalStateException when the position cannot be read
     */
    default Optional<Sweep> reconcile() {
        return Optional.empty();
    }

    /**
     * Stores the position of the sweep.
     *
     * @throws IllegalStateException when it cannot be stored; it is kept, and the next sweep begins by storing it
     */
    void save(Sweep sweep);

    /**
     * Stores the position that could not be stored before, if there is one.
     *
     * @throws IllegalStateException when it cannot be stored now either
     */
    default void settle() {}

    /** Whether no position waits to be stored. */
    default boolean isSettled() {
        return true;
    }

    /** The exception by which a poll refuses to start from the position. */
    IllegalStateException refusal(UnusablePositionException reason);

    /** The name under which the position is stored; null when it is not stored. */
    String key();

    /**
     * Keeps the position only until another consumer opens it.
     *
     * @param giveUp closes this at once
     */
    default void offer(Runnable giveUp) {}

    /** Gives up the position; another consumer can open it then. */
    @Override
    void close();
}

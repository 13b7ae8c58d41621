package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * Hears of the requests and waits of a client's operations as they happen. The client calls it on its own threads, so it
 * must neither block nor throw.
 */
public interface RequestObserver {

    /** Does nothing. */
    RequestObserver NONE = new RequestObserver() {};

    /**
     * A request has gone out. The call comes when it has ended, as only then it is certain that it has left.
     *
     * @param operation create, get, update or list
     * @param retry     whether it repeats one of the same operation, or asks what became of one
     */
    default void sent(String operation, boolean retry) {}

    /**
     * A request has ended.
     *
     * @param operation the operation
     * @param status    the HTTP status, 0 when no whole answer came
     * @param quota     what the server says is left, {@link RateLimit#UNKNOWN} when it does not say
     * @param took      from its start to the last byte of its answer, or to its failure
     */
    default void ended(String operation, int status, RateLimit quota, Duration took) {}

    /** An operation has to wait: for the quota, or before it is tried again. */
    default void held(String operation) {}

    /**
     * An operation continues, or is given up, after a wait.
     *
     * @param operation the operation
     * @param waited    how long it was held
     */
    default void released(String operation, Duration waited) {}

    /** An operation has succeeded, after all its requests. */
    default void succeeded(String operation) {}

    /** An operation has failed for good, after all its requests; also if none was sent. */
    default void failed(String operation, ContactsException failure) {}
}

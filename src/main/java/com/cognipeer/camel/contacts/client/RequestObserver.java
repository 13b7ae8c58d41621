package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * Is told what the operations of a client do, as they do it; on whatever thread that happens, which it must neither
 * hold nor fail.
 */
public interface RequestObserver {

    /** Is told and says nothing. */
    RequestObserver NONE = new RequestObserver() {};

    /**
     * A request has gone out; told when it has ended, as only then it is known whether it ever left.
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
     * An operation goes on, or is given up, after a wait.
     *
     * @param operation the operation
     * @param waited    how long it was held
     */
    default void released(String operation, Duration waited) {}

    /** An operation has succeeded, after all its requests. */
    default void succeeded(String operation) {}

    /** An operation has failed for good, after all its requests; also where none was sent. */
    default void failed(String operation, ContactsException failure) {}
}

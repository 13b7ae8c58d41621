package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;

/** One request of an operation, and how its answer is read. Most operations have a single step; a look-up adds one or two. */
interface OperationStep<T> {

    ApiRequest request();

    /**
     * Reads the answer to the request.
     *
     * @throws FailedException when the request has failed; it may be sent again
     */
    Outcome<T> read(HttpAnswer answer);

    /**
     * The step that finds out whether a request took effect which must not be sent again; null if nothing can.
     *
     * @param lost   the failure of the request
     * @param sentAt when it was sent last, in the nanoseconds of {@link System#nanoTime()}
     */
    default OperationStep<T> lookUpAfter(Failure lost, long sentAt) {
        return null;
    }

    /** The failure that the operation reports when this step fails. */
    default Failure reported(Failure failure) {
        return failure;
    }

    /**
     * The consequence of an answer; exactly one of these is given.
     *
     * @param result  the operation's result
     * @param failure the operation's failure, which no retry can mend
     * @param next    the step that follows
     */
    record Outcome<T>(ContactsResponse<T> result, Failure failure, OperationStep<T> next) {

        static <T> Outcome<T> done(ContactsResponse<T> result) {
            return new Outcome<>(result, null, null);
        }

        static <T> Outcome<T> failed(Failure failure) {
            return new Outcome<>(null, failure, null);
        }

        static <T> Outcome<T> continued(OperationStep<T> next) {
            return new Outcome<>(null, null, next);
        }
    }
}

package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.Failure.FailedException;

/** A request and what its answer means; an operation is one of them, or several, each following from the one before. */
interface OperationStep<T> {

    ApiRequest call();

    /**
     * Takes the answer to the call.
     *
     * @throws FailedException when the call has failed; it may be sent again
     */
    Step<T> take(HttpAnswer answer);

    /**
     * What finds out what became of a call that must not be sent again; null where nothing can.
     *
     * @param lost what the call died of
     * @param sent when it was sent last, in the nanoseconds of {@link System#nanoTime()}
     */
    default OperationStep<T> settling(Failure lost, long sent) {
        return null;
    }

    /** What the operation fails with when this inquiry does. */
    default Failure reported(Failure failure) {
        return failure;
    }

    /**
     * Where an answer leads; one of these.
     *
     * @param result  the operation's result
     * @param failure what the operation has failed with, for good
     * @param next    what is to be asked then
     */
    record Step<T>(ContactsResponse<T> result, Failure failure, OperationStep<T> next) {

        static <T> Step<T> done(ContactsResponse<T> result) {
            return new Step<>(result, null, null);
        }

        static <T> Step<T> failed(Failure failure) {
            return new Step<>(null, failure, null);
        }

        static <T> Step<T> on(OperationStep<T> next) {
            return new Step<>(null, null, next);
        }
    }
}

package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * What became of a request that has not brought what it was for.
 *
 * @param message       what happened, fit to be shown
 * @param answer        what the server said, where it said something
 * @param passing       whether the same request may succeed later
 * @param effectUnknown whether a write may have taken effect all the same
 * @param form          the exception that stands for it
 */
record Failure(String message, ErrorDetails answer, boolean passing, boolean effectUnknown, Form form) {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The exception of one kind of failure. */
    @FunctionalInterface
    interface Form {

        ContactsException of(String message, ErrorDetails answer, boolean maybeApplied);
    }

    /** What a lost answer must have said, by what is stored now. */
    static Failure conflict(String message, ResponseInfo info) {
        return new Failure(
                message,
                ErrorDetails.of(new ResponseInfo(CONFLICT, info.rateLimit(), info.requestCount())),
                false,
                false,
                (words, told, maybeApplied) -> new InvalidContactException(words, told, true));
    }

    /** What the server would say, were it asked. */
    static Failure rateLimit(String message, Duration retryAfter) {
        ResponseInfo refused = new ResponseInfo(TOO_MANY_REQUESTS, RateLimit.UNKNOWN, 0);
        return new Failure(
                message,
                new ErrorDetails(refused, null, retryAfter, false),
                false,
                false,
                (words, told, maybeApplied) -> new ContactsRateLimitException(words, told));
    }

    /** That an operation has waited in line for too long, and nothing was sent. */
    static Failure queued(String message) {
        Failure refused = rateLimit(message, null);
        return new Failure(
                message,
                refused.answer,
                false,
                false,
                (words, told, maybeApplied) -> new ContactsRateLimitException(words, told, true));
    }

    int status() {
        return answer.info().statusCode();
    }

    /** Whether the API says that there is no such contact. */
    boolean isAbsence() {
        return form.of(message, answer, false) instanceof ContactNotFoundException absence && absence.isSaidByTheApi();
    }

    Failure with(String note) {
        return new Failure(message + note, answer, passing, effectUnknown, form);
    }

    /**
     * @param requests     what the operation cost in all
     * @param maybeApplied whether any of its requests may have taken effect
     */
    ContactsException toException(int requests, boolean maybeApplied) {
        return form.of(message, answer.costing(requests), maybeApplied).withMaybeApplied(maybeApplied);
    }

    /** Carries a failure to where it is decided upon; no trace, as the exception that is shown has its own. */
    static final class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        FailedException(Failure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}

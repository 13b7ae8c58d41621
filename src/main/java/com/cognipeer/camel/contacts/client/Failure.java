package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * The reason why a request failed.
 *
 * @param kind          which exception shows it
 * @param message       what happened; fit to be shown
 * @param details       what the server said about it
 * @param passing       whether the same request may succeed later
 * @param effectUnknown whether a write may have taken effect
 * @param cause         the cause of the exception, or null
 */
public record Failure(
        Kind kind, String message, ErrorDetails details, boolean passing, boolean effectUnknown, Throwable cause) {

    /** The status by which a server says that the quota is used up. */
    public static final int TOO_MANY_REQUESTS = 429;

    private static final int CONFLICT = 409;
    private static final String MAYBE_APPLIED = "; the request may have been applied";

    /** The kinds of failures that callers can tell apart. */
    public enum Kind {
        UNAUTHORIZED,
        /** Status 404 in words that are not the API's own. */
        WRONG_ADDRESS,
        NO_SUCH_CONTACT,
        INVALID,
        CONFLICT,
        RATE_LIMITED,
        /** The operation got no permit before its time was over. */
        QUEUED,
        SERVER,
        /** An answer that is not the API's. */
        UNREADABLE,
        NO_ANSWER,
        CLIENT_CLOSED,
        OTHER
    }

    public Failure(Kind kind, String message, ErrorDetails details, boolean passing, boolean effectUnknown) {
        this(kind, message, details, passing, effectUnknown, null);
    }

    /** The stored contact shows that the lost answer was a conflict. */
    public static Failure conflict(String message, ResponseInfo info) {
        ResponseInfo conflict = new ResponseInfo(CONFLICT, info.rateLimit(), info.requestCount());
        return new Failure(Kind.CONFLICT, message, ErrorDetails.of(conflict), false, false);
    }

    /** The server would refuse the request, so it was not sent. */
    public static Failure rateLimit(String message, Duration retryAfter) {
        return unsent(Kind.RATE_LIMITED, message, retryAfter);
    }

    /** The operation has waited too long for a permit, and nothing was sent. */
    public static Failure queued(String message) {
        return unsent(Kind.QUEUED, message, null);
    }

    private static Failure unsent(Kind kind, String message, Duration retryAfter) {
        ResponseInfo refused = new ResponseInfo(TOO_MANY_REQUESTS, RateLimit.UNKNOWN, 0);
        return new Failure(kind, message, new ErrorDetails(refused, null, retryAfter, false), false, false);
    }

    public int status() {
        return details.info().statusCode();
    }

    public Failure with(String note) {
        return new Failure(kind, message + note, details, passing, effectUnknown, cause);
    }

    /**
     * @param requests     how many the operation has sent
     * @param maybeApplied whether any of them may have taken effect
     */
    public ContactsException toException(int requests, boolean maybeApplied) {
        return exception(details.costing(requests), maybeApplied ? message + MAYBE_APPLIED : message)
                .withMaybeApplied(maybeApplied);
    }

    /** @param noted the message that says whether the request may have been applied */
    private ContactsException exception(ErrorDetails costs, String noted) {
        return switch (kind) {
            case UNAUTHORIZED -> new ContactsAuthorizationException(message, costs);
            case WRONG_ADDRESS -> new ContactNotFoundException(message, costs, false);
            case NO_SUCH_CONTACT -> new ContactNotFoundException(message, costs, true);
            case INVALID -> new InvalidContactException(message, costs, false);
            case CONFLICT -> new InvalidContactException(message, costs, true);
            case RATE_LIMITED -> new ContactsRateLimitException(message, costs, false);
            case QUEUED -> new ContactsRateLimitException(message, costs, true);
            case SERVER -> new ContactsServerException(message, costs);
            case UNREADABLE -> new ContactsServerException(noted, costs);
            case NO_ANSWER -> new ContactsTransportException(noted, false, costs.info(), cause);
            case CLIENT_CLOSED -> new ContactsTransportException(noted, true, costs.info(), cause);
            case OTHER -> new ContactsException(message, costs);
        };
    }

    /** Carries a failure from a reader of answers to the operation; without a trace, as the shown exception has its own. */
    public static final class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        public FailedException(Failure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }

        public Failure failure() {
            return failure;
        }
    }
}

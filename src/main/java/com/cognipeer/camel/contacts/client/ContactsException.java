package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * An operation on contacts failed. Its kinds are subclasses; this class itself is for an answer of the API that belongs to none
 * of them. The message never holds the token, an e-mail address or a body.
 */
public class ContactsException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final transient ResponseInfo info;
    private final int statusCode;
    private final String errorCode;
    private final Duration retryAfter;
    private boolean maybeApplied;
    /** The operation of which the failed one is a step; else null. */
    private String operation;

    ContactsException(String message, ErrorDetails details) {
        this(message, details.info(), details.code(), details.retryAfter(), null);
    }

    ContactsException(String message, ResponseInfo info, Throwable cause) {
        this(message, info, null, null, cause);
    }

    /**
     * An exception of several operations that have come to an end together.
     *
     * @param cause what ended them; if it is an operation's failure, this exception has the same status and wait
     */
    protected ContactsException(String message, Throwable cause) {
        this(
                message,
                cause instanceof ContactsException known ? known.getResponseInfo() : ResponseInfo.NOT_SENT,
                cause instanceof ContactsException known ? known.errorCode : null,
                cause instanceof ContactsException known ? known.retryAfter : null,
                cause);
        this.maybeApplied = cause instanceof ContactsException known && known.maybeApplied;
    }

    private ContactsException(
            String message, ResponseInfo info, String errorCode, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.info = info;
        this.statusCode = info.statusCode();
        this.errorCode = errorCode;
        this.retryAfter = retryAfter;
    }

    /** Only before anybody has seen the exception. */
    final ContactsException withMaybeApplied(boolean applied) {
        this.maybeApplied = applied;
        return this;
    }

    /** Only before anybody has seen the exception. */
    final ContactsException withOperation(String asked) {
        this.operation = asked;
        return this;
    }

    /** The reason of the failure. If an operation of several requests fails, the message names the operation and the step. */
    @Override
    public String getMessage() {
        return operation == null ? super.getMessage() : operation + " failed: " + super.getMessage();
    }

    /**
     * Whether a write may have changed a contact in spite of the failure. It may have left this machine, and no answer showed
     * the outcome.
     */
    public boolean isMaybeApplied() {
        return maybeApplied;
    }

    /** The HTTP status of the answer; 0 when no answer came or nothing was sent. */
    public int getStatusCode() {
        return statusCode;
    }

    /** The API's own code for the error, such as {@code unauthorized}; null when it gave none. */
    public String getErrorCode() {
        return errorCode;
    }

    /** How long the server asks to wait before another request; null when it does not ask. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** The rate limit and the number of requests, beside the failure. */
    public ResponseInfo getResponseInfo() {
        return Objects.requireNonNullElse(info, ResponseInfo.NOT_SENT);
    }

    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    /** Not supported: the status is a fact. */
    @Override
    public void setHttpResponseCode(int code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getHttpResponseStatus() {
        return getMessage();
    }

    /** Not supported: the status is a fact. */
    @Override
    public void setHttpResponseStatus(String status) {
        throw new UnsupportedOperationException();
    }
}

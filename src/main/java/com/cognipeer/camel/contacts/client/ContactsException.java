package com.cognipeer.camel.contacts.client;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * An operation on contacts failed. Its kinds are subclasses; this class itself stands for an answer of the API that
 * belongs to none of them. The message never holds the token, an e-mail address or a body.
 */
public class ContactsException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final transient ResponseInfo info;
    private final int statusCode;
    private final String errorCode;
    private final Duration retryAfter;

    ContactsException(String message, ErrorAnswer answer) {
        this(message, answer.info(), answer.code(), answer.retryAfter(), null);
    }

    ContactsException(String message, ResponseInfo info, Throwable cause) {
        this(message, info, null, null, cause);
    }

    private ContactsException(
            String message, ResponseInfo info, String errorCode, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.info = info;
        this.statusCode = info.statusCode();
        this.errorCode = errorCode;
        this.retryAfter = retryAfter;
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

    /** What is known of the operation apart from its failure: quota and requests spent. */
    public ResponseInfo getResponseInfo() {
        return Objects.requireNonNullElse(info, ResponseInfo.NOT_SENT);
    }

    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    /** An exception tells what happened; it cannot be made to tell something else. */
    @Override
    public void setHttpResponseCode(int code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getHttpResponseStatus() {
        return getMessage();
    }

    /** An exception tells what happened; it cannot be made to tell something else. */
    @Override
    public void setHttpResponseStatus(String status) {
        throw new UnsupportedOperationException();
    }
}

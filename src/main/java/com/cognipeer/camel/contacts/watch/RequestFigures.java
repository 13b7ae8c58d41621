package com.cognipeer.camel.contacts.watch;

import org.apache.camel.api.management.ManagedAttribute;

/**
 * The figures of the requests of an endpoint or a component, for JMX. JMX reads the attributes of the endpoint and the
 * component themselves, so both have these methods. Both get the values from their figures.
 */
public interface RequestFigures {

    /** The figures that this object shows. */
    RequestFigures requestFigures();

    @ManagedAttribute(description = "HTTP requests sent since the start, with retries and health checks")
    default long getRequests() {
        return requestFigures().getRequests();
    }

    @ManagedAttribute(description = "HTTP requests sent since the start that repeated an earlier one")
    default long getRetries() {
        return requestFigures().getRetries();
    }

    @ManagedAttribute(description = "Answers with status 429 since the start")
    default long getRateLimited() {
        return requestFigures().getRateLimited();
    }

    @ManagedAttribute(description = "How often an operation waited for the quota or before a retry, since the start")
    default long getWaits() {
        return requestFigures().getWaits();
    }

    @ManagedAttribute(description = "How long operations have waited since the start, in milliseconds")
    default long getWaitedMillis() {
        return requestFigures().getWaitedMillis();
    }

    @ManagedAttribute(description = "Operations that wait for the quota or before a retry now")
    default long getWaitingNow() {
        return requestFigures().getWaitingNow();
    }

    @ManagedAttribute(description = "Operations that succeeded since the start")
    default long getSucceeded() {
        return requestFigures().getSucceeded();
    }

    @ManagedAttribute(description = "Operations that failed for good since the start")
    default long getFailed() {
        return requestFigures().getFailed();
    }

    @ManagedAttribute(
            description = "Requests left in the quota window, by the last answer of the server; null "
                    + "until it tells them")
    default Long getQuotaLeft() {
        return requestFigures().getQuotaLeft();
    }

    @ManagedAttribute(
            description = "Requests that the quota window allows, by the last answer of the server; "
                    + "null until it tells them")
    default Long getQuotaLimit() {
        return requestFigures().getQuotaLimit();
    }

    @ManagedAttribute(
            description =
                    "When the quota window ends (UTC), by the last answer of the server; null " + "until it tells it")
    default String getQuotaReset() {
        return requestFigures().getQuotaReset();
    }

    @ManagedAttribute(description = "The class of the last failure of an operation; null if there is none")
    default String getLastError() {
        return requestFigures().getLastError();
    }

    @ManagedAttribute(description = "When an operation last failed (UTC); null if none has")
    default String getLastErrorTime() {
        return requestFigures().getLastErrorTime();
    }
}

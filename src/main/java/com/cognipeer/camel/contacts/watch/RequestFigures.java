package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.RateLimit;
import java.time.Instant;
import org.apache.camel.api.management.ManagedAttribute;

/** The attributes by which JMX shows {@link RequestCounters}. */
public interface RequestFigures {

    /** What is shown. */
    RequestCounters requestCounters();

    @ManagedAttribute(description = "HTTP requests sent since the start, retries and health checks included")
    default long getRequests() {
        return requestCounters().requests();
    }

    @ManagedAttribute(description = "HTTP requests sent since the start that repeated an earlier one")
    default long getRetries() {
        return requestCounters().retries();
    }

    @ManagedAttribute(description = "Answers with status 429 since the start")
    default long getRateLimited() {
        return requestCounters().rateLimited();
    }

    @ManagedAttribute(description = "How often an operation waited for the quota or before a retry, since the start")
    default long getWaits() {
        return requestCounters().waits();
    }

    @ManagedAttribute(description = "How long operations have waited since the start, in milliseconds")
    default long getWaitedMillis() {
        return requestCounters().waited().toMillis();
    }

    @ManagedAttribute(description = "Operations that wait for the quota or before a retry now")
    default long getWaitingNow() {
        return requestCounters().waitingNow();
    }

    @ManagedAttribute(description = "Operations that succeeded since the start")
    default long getSucceeded() {
        return requestCounters().succeeded();
    }

    @ManagedAttribute(description = "Operations that failed for good since the start")
    default long getFailed() {
        return requestCounters().failed();
    }

    @ManagedAttribute(description = "Requests left in the quota window, as the server last told; null until it does")
    default Long getQuotaLeft() {
        return requestCounters().quota().remaining();
    }

    @ManagedAttribute(description = "Requests the quota window allows, as the server last told; null until it does")
    default Long getQuotaLimit() {
        return requestCounters().quota().limit();
    }

    @ManagedAttribute(description = "When the quota window ends (UTC), as the server last told; null until it does")
    default String getQuotaReset() {
        RateLimit quota = requestCounters().quota();
        return quota.reset() == null
                ? null
                : Instant.ofEpochSecond(quota.reset()).toString();
    }

    @ManagedAttribute(description = "The class of what an operation last failed with; null when none has")
    default String getLastError() {
        return requestCounters().lastFailure().map(NotedFailure::error).orElse(null);
    }

    @ManagedAttribute(description = "When an operation last failed (UTC); null when none has")
    default String getLastErrorTime() {
        return requestCounters()
                .lastFailure()
                .map(failure -> failure.at().toString())
                .orElse(null);
    }
}

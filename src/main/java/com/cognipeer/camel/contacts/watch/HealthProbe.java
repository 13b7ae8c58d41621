package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheck.State;

/** Reads one page of one contact: the cheapest request that only a working API answers, and only with a valid token. */
final class HealthProbe {

    private static final ContactQuery CHEAPEST = new ContactQuery(1, 1, ContactFilter.ALL, ContactSort.NONE);

    private final ContactsClient client;
    private final RequestCounters counters;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @param client   sends the request; nobody else uses it
     * @param counters observe this client
     * @param clock    tells the time of the finding
     * @param patience how long to wait for the answer
     */
    HealthProbe(ContactsClient client, RequestCounters counters, InstantSource clock, Duration patience) {
        this.client = client;
        this.counters = counters;
        this.clock = clock;
        this.patience = patience;
    }

    /** Sends the request and waits for the answer. */
    HealthFinding read() {
        long requests = counters.getRequests();
        long rateLimited = counters.getRateLimited();
        long begun = System.nanoTime();
        CompletableFuture<ContactsResponse<ContactPage>> answer = client.list(CHEAPEST);
        try {
            int status =
                    answer.get(patience.toNanos(), TimeUnit.NANOSECONDS).info().statusCode();
            return finding(State.UP, null, status, since(begun), false);
        } catch (ExecutionException e) {
            return failed(e.getCause(), since(begun));
        } catch (TimeoutException e) {
            // The quota held the operation before its first request, or after a 429.
            boolean byQuota = counters.getWaitingNow() > 0
                    && (counters.getRequests() == requests || counters.getRateLimited() > rateLimited);
            return unanswered(byQuota, since(begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finding(State.UNKNOWN, "Interrupted", 0, since(begun), false);
        } finally {
            answer.cancel(true);
        }
    }

    private HealthFinding failed(Throwable failure, Duration took) {
        if (!(failure instanceof ContactsException answer)) {
            return finding(State.DOWN, FailureText.of(failure), 0, took, false);
        }
        // The API answers that the quota is used up, so it is up. A restart would bring no more quota.
        boolean quota = answer instanceof ContactsRateLimitException;
        return finding(quota ? State.UP : State.DOWN, FailureText.of(answer), answer.getStatusCode(), took, quota);
    }

    private HealthFinding unanswered(boolean byQuota, Duration took) {
        return byQuota
                ? finding(State.UP, "The read waits for the quota", 0, took, true)
                : finding(State.DOWN, "No answer within " + patience.toMillis() + " ms", 0, took, false);
    }

    private HealthFinding finding(State state, String message, int status, Duration took, boolean quotaUsedUp) {
        return new HealthFinding(state, message, status, took, quotaUsedUp, clock.instant());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

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

/** The cheapest question that only a working API with a valid token answers: one page of one contact. */
public final class HealthRead {

    private static final ContactQuery CHEAPEST = new ContactQuery(1, 1, ContactFilter.ALL, ContactSort.NONE);

    private final ContactsClient client;
    private final RequestCounters counters;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @param client   asks; nobody else uses it
     * @param counters are told what this client does
     * @param clock    tells when an answer came
     * @param patience how long to wait for it
     */
    public HealthRead(ContactsClient client, RequestCounters counters, InstantSource clock, Duration patience) {
        this.client = client;
        this.counters = counters;
        this.clock = clock;
        this.patience = patience;
    }

    /** Asks and waits for the answer. */
    public Finding read() {
        long requests = counters.requests();
        long rateLimited = counters.rateLimited();
        long begun = System.nanoTime();
        CompletableFuture<ContactsResponse<ContactPage>> answer = client.list(CHEAPEST);
        try {
            int status =
                    answer.get(patience.toNanos(), TimeUnit.NANOSECONDS).info().statusCode();
            return finding(State.UP, null, status, since(begun), false);
        } catch (ExecutionException e) {
            return failed(e.getCause(), since(begun));
        } catch (TimeoutException e) {
            // Held before its first request, or after a 429.
            boolean byQuota = counters.waitingNow() > 0
                    && (counters.requests() == requests || counters.rateLimited() > rateLimited);
            return unanswered(byQuota, since(begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finding(State.UNKNOWN, "Interrupted", 0, since(begun), false);
        } finally {
            answer.cancel(true);
        }
    }

    private Finding failed(Throwable failure, Duration took) {
        if (!(failure instanceof ContactsException answer)) {
            return finding(State.DOWN, FailureText.of(failure), 0, took, false);
        }
        // With the quota used up the API is there, and no restart brings more.
        boolean quota = answer instanceof ContactsRateLimitException;
        return finding(quota ? State.UP : State.DOWN, FailureText.of(answer), answer.getStatusCode(), took, quota);
    }

    private Finding unanswered(boolean byQuota, Duration took) {
        return byQuota
                ? finding(State.UP, "The read waits for the quota", 0, took, true)
                : finding(State.DOWN, "No answer within " + patience.toMillis() + " ms", 0, took, false);
    }

    private Finding finding(State state, String message, int status, Duration took, boolean quotaUsedUp) {
        return new Finding(state, message, status, took, quotaUsedUp, clock.instant());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

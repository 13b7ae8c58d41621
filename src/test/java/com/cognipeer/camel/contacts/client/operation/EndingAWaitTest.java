package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.RequestCount;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.client.http.ConnectionPools;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RequestBudget;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operation that waits can be ended at any time; then it has no timer left, no place in line and no request. */
class EndingAWaitTest {

    private static final ContactIdentity ADA = new ContactIdentity("ada@example.com", null);
    private static final RetrySettings PATIENT = new RetrySettings(
            3, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(3));
    private static final RetrySettings HASTY = new RetrySettings(
            3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(60), Duration.ofMillis(300));

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final HttpTransport transport =
            new HttpTransport(SandboxSettings.of(sandbox), new ConnectionPools(), timer);
    private final RequestCount count = new RequestCount();

    EndingAWaitTest() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void close() {
        transport.close();
        timer.shutdownNow();
        sandbox.close();
    }

    @Test
    void cancelledBeforeATryItIsOver() {
        HttpContactsClient client = client(PATIENT, RateLimiter.UNBOUND);
        CompletableFuture<?> call = failingCall(client);

        call.cancel(true);

        assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        assertNothingIsLeft();
    }

    @Test
    void closedBeforeATryItFailsTyped() {
        HttpContactsClient client = client(PATIENT, RateLimiter.UNBOUND);
        CompletableFuture<?> call = failingCall(client);

        client.close();

        assertThat(TestClient.failureOf(call))
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("the client was closed")
                .satisfies(failure ->
                        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(1));
        assertNothingIsLeft();
    }

    @Test
    void closedAfterARefusalAWriteIsNotSaidToHaveBeenApplied() {
        sandbox.faults().always(request -> true, Fault.status(429).header("Retry-After", "30"));
        HttpContactsClient client = client(PATIENT, RateLimiter.UNBOUND);
        CompletableFuture<?> call = client.create(new Contact(Map.of("email", ADA.email())));
        await().until(() -> count.waiting.get() == 1);

        client.close();

        assertThat(TestClient.failureOf(call))
                .isInstanceOfSatisfying(
                        ContactsTransportException.class,
                        failure -> assertThat(failure.isMaybeApplied()).isFalse());
    }

    @Test
    void closedAfterALostAnswerAWriteIsSaidToHaveBeenApplied() {
        sandbox.faults().always(request -> true, Fault.loseAnswer());
        HttpContactsClient client = client(PATIENT, RateLimiter.UNBOUND);
        CompletableFuture<?> call = client.create(new Contact(Map.of("email", ADA.email())));
        await().until(() -> count.waiting.get() == 1);

        client.close();

        assertThat(TestClient.failureOf(call))
                .isInstanceOfSatisfying(
                        ContactsTransportException.class,
                        failure -> assertThat(failure.isMaybeApplied()).isTrue());
    }

    @Test
    void cancelledInLineItGivesItsPlaceUp() {
        HttpContactsClient client = client(PATIENT, new RequestBudget().caller(1, Duration.ofMinutes(1), timer));
        CompletableFuture<?> call = callInLine(client);

        call.cancel(true);

        assertThat(count.waiting).hasValue(0);
        assertThat(count.sent).hasValue(1);
    }

    @Test
    void closedInLineItFailsTyped() {
        HttpContactsClient client = client(PATIENT, new RequestBudget().caller(1, Duration.ofMinutes(1), timer));
        CompletableFuture<?> call = callInLine(client);

        client.close();

        assertThat(TestClient.failureOf(call)).hasMessageContaining("the client was closed");
        assertNothingIsLeft();
    }

    @Test
    void inLineForLongerThanItMayTakeItFailsAndNothingWasSent() {
        HttpContactsClient client = client(HASTY, new RequestBudget().caller(1, Duration.ofMinutes(1), timer));

        ContactsException failure = TestClient.failureOf(callInLine(client));

        assertThat(failure)
                .isInstanceOf(ContactsRateLimitException.class)
                .hasMessage("get failed: no request was free within totalTimeout=300 ms; nothing was sent");
        assertThat(failure.getResponseInfo().requestCount()).isZero();
        assertThat(count.waiting).hasValue(0);
        assertThat(count.sent).hasValue(1);
    }

    @Test
    void withoutATimerItFailsTyped() {
        HttpContactsClient client = client(PATIENT, new RequestBudget().caller(1, Duration.ofMinutes(1), timer));
        TestClient.failureOf(client.get(ADA));
        timer.shutdownNow();

        assertThat(TestClient.failureOf(client.get(ADA))).hasMessageContaining("the client was closed");
    }

    /** Waits for its second try. */
    private CompletableFuture<?> failingCall(HttpContactsClient client) {
        sandbox.faults().always(request -> true, Fault.status(503));
        CompletableFuture<?> call = client.get(ADA);
        await().until(() -> count.waiting.get() == 1);
        return call;
    }

    /** Waits for the quota, which another call has used up. */
    private CompletableFuture<?> callInLine(HttpContactsClient client) {
        assertThat(TestClient.failureOf(client.get(ADA))).isInstanceOf(ContactNotFoundException.class);
        CompletableFuture<?> call = client.get(ADA);
        assertThat(count.waiting).hasValue(1);
        return call;
    }

    private void assertNothingIsLeft() {
        assertThat(count.waiting).hasValue(0);
        assertThat(count.sent).hasValue(1);
        await().until(() -> timer.getQueue().isEmpty());
    }

    private HttpContactsClient client(RetrySettings retries, RateLimiter pace) {
        return new HttpContactsClient(transport, retries, pace, new RetryTokens(), count);
    }
}

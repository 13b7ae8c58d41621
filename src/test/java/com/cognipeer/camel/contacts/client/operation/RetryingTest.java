package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTest {

    private static final ContactIdentity ADA = new ContactIdentity("ada@example.com", null);

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final TestClient client = TestClient.retrying(SandboxSettings.of(sandbox), TestClient.retries(3));

    /** The operations that may be sent again whatever became of them. */
    enum Repeatable {
        get(client -> client.get(ADA)),
        update(client -> client.update(ADA, new Contact(Map.of("name", "Ada")))),
        list(client -> client.list(new ContactQuery(1, 10, ContactFilter.ALL, ContactSort.NONE)));

        private final Function<ContactsClient, CompletableFuture<? extends ContactsResponse<?>>> call;

        Repeatable(Function<ContactsClient, CompletableFuture<? extends ContactsResponse<?>>> call) {
            this.call = call;
        }
    }

    @BeforeEach
    void insertAda() {
        sandbox.insert(Map.of("email", ADA.email()));
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void threeFailuresThatPassAreOutlived(Repeatable operation) {
        sandbox.faults().next(Fault.status(503), Fault.resetBeforeHandling(), Fault.answer(200, "text/html", "<html>"));

        ContactsResponse<?> response = TestClient.resultOf(operation.call.apply(client.api()));

        assertThat(response.info().requestCount()).isEqualTo(4);
        assertThat(sandbox.requestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsLostAfterTheRequestTookEffectIsAskedForAgain(Repeatable operation) {
        sandbox.faults().next(Fault.loseAnswer());

        assertThat(TestClient.resultOf(operation.call.apply(client.api()))
                        .info()
                        .requestCount())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theFourthFailureIsTheEnd(Repeatable operation) {
        sandbox.faults().always(request -> true, Fault.status(502));

        ContactsException failure = TestClient.failureOf(operation.call.apply(client.api()));

        assertThat(failure)
                .isInstanceOf(ContactsServerException.class)
                .hasMessage(operation + " failed with status 502: Bad Gateway; given up after maxRetries=3");
        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(4);
        assertThat(sandbox.requestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 501})
    void whatStaysAsItIsIsAskedOnce(int status) {
        sandbox.faults().always(request -> true, Fault.status(status));

        assertThat(client.fail(Operation.get).getMessage()).doesNotContain("given up");

        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void tooEarlyIsAskedTwice() {
        sandbox.faults().always(request -> true, Fault.status(425));

        assertThat(client.fail(Operation.get).getStatusCode()).isEqualTo(425);

        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void aWriteThatMayHaveBeenAppliedSaysSoWhateverItFailsWithInTheEnd() {
        sandbox.faults().next(Fault.loseAnswer(), Fault.status(403));

        ContactsException failure = TestClient.failureOf(Repeatable.update.call.apply(client.api()));

        assertThat(failure)
                .isInstanceOf(ContactsAuthorizationException.class)
                .hasMessageEndingWith("; an earlier request of it may have been applied");
    }

    @Test
    void requestsThatNeverLeftAreNotCounted() {
        try (TestClient nowhere = TestClient.retrying(URI.create("http://127.0.0.1:1/v1"), TestClient.retries(2))) {
            ContactsException failure = nowhere.fail(Operation.get);

            assertThat(failure)
                    .isInstanceOf(ContactsTransportException.class)
                    .hasMessageContaining("given up after maxRetries=2");
            assertThat(failure.getResponseInfo().requestCount()).isZero();
        }
    }

    @Test
    void theLastTryGetsNoMoreTimeThanTheOperationHasLeft() throws Exception {
        RetrySettings hasty = new RetrySettings(
                3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(60), Duration.ofMillis(300));
        try (RawServer hanging = RawServer.scripted(RawServer.Connection::awaitClientGone);
                TestClient patient = TestClient.retrying(hanging.url("/v1"), hasty)) {
            assertThat(patient.fail(Operation.update))
                    .isInstanceOf(ContactsTransportException.class)
                    .hasMessageContaining("no whole answer within totalTimeout=300 ms")
                    .hasMessageContaining("may have been applied");
        }
    }
}

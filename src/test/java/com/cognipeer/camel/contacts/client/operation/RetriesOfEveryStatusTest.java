package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the page's section "Retries", for every status that it names and some that it does not. */
class RetriesOfEveryStatusTest {

    private static final ContactIdentity ADA = new ContactIdentity("ada@example.com", null);

    /** With three retries. The statuses stand here a second time, so that no change of a rule goes unseen. */
    private static final List<Row> TABLE = List.of(
            new Row(408, ContactsException.class, 4, Unrepeatable.LOOKED_UP, true),
            new Row(425, ContactsException.class, 2, Unrepeatable.FAILS, false),
            new Row(429, ContactsRateLimitException.class, 4, Unrepeatable.REPEATED, false),
            new Row(500, ContactsServerException.class, 4, Unrepeatable.LOOKED_UP, true),
            new Row(502, ContactsServerException.class, 4, Unrepeatable.LOOKED_UP, true),
            new Row(503, ContactsServerException.class, 4, Unrepeatable.LOOKED_UP, true),
            new Row(504, ContactsServerException.class, 4, Unrepeatable.LOOKED_UP, true),
            new Row(501, ContactsServerException.class, 1, Unrepeatable.FAILS, false),
            new Row(505, ContactsServerException.class, 1, Unrepeatable.FAILS, false),
            new Row(507, ContactsServerException.class, 1, Unrepeatable.LOOKED_UP, true),
            new Row(599, ContactsServerException.class, 1, Unrepeatable.LOOKED_UP, true),
            new Row(302, ContactsServerException.class, 1, Unrepeatable.FAILS, false),
            new Row(400, InvalidContactException.class, 1, Unrepeatable.FAILS, false),
            new Row(401, ContactsAuthorizationException.class, 1, Unrepeatable.FAILS, false),
            new Row(403, ContactsAuthorizationException.class, 1, Unrepeatable.FAILS, false),
            new Row(404, ContactNotFoundException.class, 1, Unrepeatable.FAILS, false),
            new Row(409, InvalidContactException.class, 1, Unrepeatable.FAILS, false),
            new Row(418, ContactsException.class, 1, Unrepeatable.FAILS, false),
            new Row(422, InvalidContactException.class, 1, Unrepeatable.FAILS, false));

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final TestClient client = TestClient.retrying(SandboxSettings.of(sandbox), TestClient.retries(3));

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    static Stream<Arguments> everyOperationWithEveryStatus() {
        return TABLE.stream()
                .flatMap(row -> Arrays.stream(Call.values()).map(call -> Arguments.of(row.status, call, row)));
    }

    @ParameterizedTest(name = "{1} with status {0}")
    @MethodSource("everyOperationWithEveryStatus")
    void aStatusIsRepeatedOrLookedUpOrFailsAsThePageSays(int status, Call call, Row row) {
        sandbox.faults().always(request -> request.method().equals(call.method), Fault.status(status));

        ContactsException failure = TestClient.failureOf(call.begin.apply(client.api()));

        assertThat(sandbox.requests()).extracting(RecordedRequest::method).isEqualTo(row.methods(call));
        assertThat(failure).isExactlyInstanceOf(row.exception);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.isMaybeApplied()).isEqualTo(call != Call.get && row.maybeApplied);
    }

    /** The operations, and the method of the requests that get the status. A look-up finds no contact. */
    enum Call {
        get("GET", true, client -> client.get(ADA)),
        update("PATCH", true, client -> client.update(ADA, new Contact(Map.of("name", "Ada")))),
        rename("PATCH", false, client -> client.update(ADA, new Contact(Map.of("email", "lovelace@example.com")))),
        create("POST", false, client -> client.create(new Contact(Map.of("email", ADA.email()))));

        private final String method;
        private final boolean repeatable;
        private final Function<ContactsClient, CompletableFuture<? extends ContactsResponse<?>>> begin;

        Call(
                String method,
                boolean repeatable,
                Function<ContactsClient, CompletableFuture<? extends ContactsResponse<?>>> begin) {
            this.method = method;
            this.repeatable = repeatable;
            this.begin = begin;
        }
    }

    /** The column of {@code create}, and of an {@code update} that renames. */
    enum Unrepeatable {
        REPEATED,
        LOOKED_UP,
        FAILS
    }

    /** @param requests how many a {@code get} and an {@code update} send */
    record Row(
            int status,
            Class<? extends ContactsException> exception,
            int requests,
            Unrepeatable unrepeatable,
            boolean maybeApplied) {

        List<String> methods(Call call) {
            if (call.repeatable || unrepeatable == Unrepeatable.REPEATED) {
                return Stream.generate(() -> call.method).limit(requests).toList();
            }
            return unrepeatable == Unrepeatable.LOOKED_UP ? List.of(call.method, "GET") : List.of(call.method);
        }
    }
}

package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.FaultyServer;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.client.WireFault;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.route.Effort;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are none, once or for ever, under a client that tries four times. */
class RecoveryTest {

    private static final int MAX_RETRIES = 3;
    private static final int RUNS = Effort.choose(20, 100, 100);
    /** So many may retry with one client before it holds retries back. */
    private static final int RUNS_OF_A_CLIENT = 20;

    private static final Set<Operation> REPEATED = EnumSet.of(Operation.get, Operation.list, Operation.update);
    /** These strike in a new way each time. */
    private static final Set<WireFault> CHANGING = EnumSet.of(
            WireFault.RESET,
            WireFault.EMPTY_ANSWER,
            WireFault.RESET_WITHIN_THE_BODY,
            WireFault.RANDOM_BYTES,
            WireFault.RANDOM_BODY);

    static Stream<Arguments> faultsOfRepeatedOperations() {
        return Arrays.stream(WireFault.values())
                .flatMap(fault -> REPEATED.stream().map(operation -> arguments(fault, operation)));
    }

    static Stream<Arguments> changingFaultsOfRepeatedOperations() {
        return CHANGING.stream().flatMap(fault -> REPEATED.stream().map(operation -> arguments(fault, operation)));
    }

    static Set<WireFault> changingFaults() {
        return CHANGING;
    }

    @ParameterizedTest
    @MethodSource("faultsOfRepeatedOperations")
    void asManyFaultsAsThereAreRetriesAreOutlived(WireFault fault, Operation operation) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, operation);
                TestClient client = clientOf(server)) {
            for (int times = 1; times <= MAX_RETRIES; times++) {
                assertRecovers(client, server, operation, times);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfRepeatedOperations")
    void aFaultThatStaysFailsTypedAfterTheLastRetry(WireFault fault, Operation operation) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, operation);
                TestClient client = clientOf(server)) {
            assertGivesUp(client, server, operation);
        }
    }

    @ParameterizedTest
    @MethodSource("changingFaultsOfRepeatedOperations")
    void timeAfterTimeItIsOutlivedOrFailsTyped(WireFault fault, Operation operation) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, operation)) {
            for (int run = 0; run < RUNS; run += RUNS_OF_A_CLIENT) {
                try (TestClient client = clientOf(server)) {
                    for (int one = run; one < run + RUNS_OF_A_CLIENT; one++) {
                        if (one % (MAX_RETRIES + 1) == MAX_RETRIES) {
                            assertGivesUp(client, server, operation);
                        } else {
                            assertRecovers(client, server, operation, 1 + one % (MAX_RETRIES + 1));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreateIsSentOnceAndLookedUp(WireFault fault) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, Operation.create);
                TestClient client = clientOf(server)) {
            assertIsLookedUp(client, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreateIsSentOnceAndItsLookUpIsTriedAgainUntilTheLastRetry(WireFault fault) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, Operation.create);
                TestClient client = clientOf(server)) {
            assertCannotBeLookedUp(client, server);
        }
    }

    @ParameterizedTest
    @MethodSource("changingFaults")
    void timeAfterTimeACreateIsSentOnceAndFailsTyped(WireFault fault) throws IOException {
        try (FaultyServer server = new FaultyServer(fault, Operation.create)) {
            for (int run = 0; run < RUNS; run += RUNS_OF_A_CLIENT) {
                try (TestClient client = clientOf(server)) {
                    for (int one = run; one < run + RUNS_OF_A_CLIENT; one += 2) {
                        assertIsLookedUp(client, server);
                        assertCannotBeLookedUp(client, server);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aRefusalInsideASuccessIsFinal(Operation operation) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok("{\"success\":false,\"message\":\"Not today\"}"));
                TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(MAX_RETRIES))) {
            ContactsException failure = client.fail(operation);

            assertThat(failure)
                    .isExactlyInstanceOf(ContactsException.class)
                    .hasMessage(operation + " failed with status 200: Not today");
            assertThat(failure.getResponseInfo().requestCount()).isOne();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aContactThatIsCreatedAllTheSameIsFoundByItsLookUp() throws IOException {
        String stored = "{\"success\":true,\"data\":{\"_id\":\"65f\",\"email\":\"" + Operation.EMAIL + "\"}}";
        for (WireFault fault : WireFault.values()) {
            try (RawServer server = RawServer.scripted(connection -> {
                        for (RawServer.Request request = connection.readRequest();
                                request != null;
                                request = connection.readRequest()) {
                            if (request.method().equals("GET")) {
                                connection.write(Answers.ok(stored));
                                continue;
                            }
                            fault.strike(connection, stored, new Random(1));
                            if (fault.last) {
                                return;
                            }
                        }
                    });
                    TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(MAX_RETRIES))) {
                ContactsResponse<?> created = client.succeed(Operation.create);

                assertThat(((Contact) created.body()).getId()).as("%s", fault).isEqualTo("65f");
                assertThat(created.info().requestCount()).isEqualTo(2);
            }
        }
    }

    private static void assertRecovers(TestClient client, FaultyServer server, Operation operation, int times) {
        server.strike(times);

        ContactsResponse<?> response = client.succeed(operation);

        assertThat(response.info().requestCount()).isEqualTo(times + 1);
        assertThat(server.methods()).hasSize(times + 1);
        if (response.body() instanceof ContactPage page) {
            assertThat(page).extracting(Contact::getId).containsExactly("65f");
            assertThat(page.getTotal()).isEqualTo(3);
        } else {
            assertThat(((Contact) response.body()).getEmail()).isEqualTo(Operation.EMAIL);
        }
    }

    private static void assertGivesUp(TestClient client, FaultyServer server, Operation operation) {
        server.strike(FaultyServer.FOR_EVER);

        ContactsException failure = client.fail(operation);

        assertTyped(failure);
        assertThat(failure).hasMessageContaining("given up after maxRetries=" + MAX_RETRIES);
        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(MAX_RETRIES + 1);
        assertThat(server.methods()).hasSize(MAX_RETRIES + 1);
    }

    private static void assertIsLookedUp(TestClient client, FaultyServer server) {
        server.strike(1);

        ContactsException failure = client.fail(Operation.create);

        assertTyped(failure);
        assertThat(failure).hasMessageContaining("looked up by email afterwards, there is no such contact");
        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(2);
        assertThat(server.methods()).containsExactly("POST", "GET");
    }

    private static void assertCannotBeLookedUp(TestClient client, FaultyServer server) {
        server.strike(FaultyServer.FOR_EVER);

        ContactsException failure = client.fail(Operation.create);

        assertTyped(failure);
        assertThat(failure).hasMessageContaining("looking it up by email failed too");
        assertThat(failure.getResponseInfo().requestCount()).isEqualTo(MAX_RETRIES + 1);
        assertThat(server.methods()).containsExactly("POST", "GET", "GET", "GET");
    }

    private static void assertTyped(ContactsException failure) {
        assertThat(failure).isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class);
    }

    private static TestClient clientOf(FaultyServer server) {
        return TestClient.retrying(server.url(), TestClient.retries(MAX_RETRIES));
    }
}

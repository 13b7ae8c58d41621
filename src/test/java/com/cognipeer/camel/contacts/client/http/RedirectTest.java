package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect would take the token to whatever host the answer names. */
class RedirectTest {

    private RawServer elsewhere;

    @BeforeEach
    void start() throws IOException {
        elsewhere = RawServer.answering(Answers.ok(Answers.CONTACT));
    }

    @AfterEach
    void stop() throws IOException {
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void toAnotherOriginIsNeverFollowed(int status) throws IOException {
        String location = "Location: " + elsewhere.url("/v1/sdk/contact") + "\r\n";
        for (Operation operation : Operation.values()) {
            try (RawServer server = RawServer.answering(Answers.of(status + " Moved", location, Answers.CONTACT));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertRefused(client.fail(operation), status);
                assertThat(server.requests()).as(operation.name()).hasSize(1);
            }
        }
        assertThat(elsewhere.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sdk/contact", "/v2", "?email=other", "", "//elsewhere.invalid/", "file:/etc/passwd"})
    void whereverItLeadsItIsNotFollowed(String location) throws IOException {
        byte[] answer = Answers.of("307 Temporary Redirect", "Location: " + location + "\r\n", Answers.CONTACT);
        for (Operation operation : Operation.values()) {
            try (RawServer server = RawServer.answering(answer);
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertRefused(client.fail(operation), 307);
                assertThat(server.requests()).as(operation.name()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Refresh", "Content-Location", "Location", "Alt-Svc"})
    void anAnswerOfSuccessLeadsNowhereEither(String header) throws IOException {
        byte[] answer =
                Answers.of("200 OK", header + ": " + elsewhere.url("/v1/sdk/contact") + "\r\n", Answers.CONTACT);
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.get);
            client.succeed(Operation.get);

            assertThat(server.requests()).hasSize(2);
        }
        assertThat(elsewhere.connections()).isZero();
    }

    private static void assertRefused(ContactsException failure, int status) {
        assertThat(failure)
                .isExactlyInstanceOf(ContactsServerException.class)
                .hasMessageContaining("redirects are not followed")
                .hasFieldOrPropertyWithValue("statusCode", status);
    }
}

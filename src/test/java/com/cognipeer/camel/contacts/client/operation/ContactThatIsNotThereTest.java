package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which ways an API says to get, with a status of success, that it has no such contact. */
class ContactThatIsNotThereTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"data\":null}",
                "{\"success\":true}",
                "{\"data\":null}",
                "{\"status\":\"success\",\"data\":null}",
                "{\"status\":\"success\"}",
                "{\"success\":true,\"data\":null,\"total\":0,\"page\":1,\"limit\":1}",
                "{\"success\":false,\"data\":null,\"error\":\"Contact not found\"}",
                "{\"status\":\"error\",\"message\":\"Contact not found\"}",
                "{\"data\":null,\"error\":{\"code\":\"not_found\",\"message\":\"Contact not found\"}}",
                "{\"error\":\"Contact not found\"}"
            })
    void itIsNotFoundAndTheApiHasSaidSo(String body) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(body));
                TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(3))) {
            ContactsException failure = client.fail(Operation.get);

            assertThat(failure)
                    .isExactlyInstanceOf(ContactNotFoundException.class)
                    .hasMessageContaining("not found");
            assertThat(((ContactNotFoundException) failure).isSaidByTheApi()).isTrue();
            assertThat(failure.getStatusCode()).isEqualTo(200);
            assertThat(server.requests()).hasSize(1);
        }
    }
}

package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server is told which client it talks to, and of which version. */
class UserAgentTest {

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyRequestNamesTheClientAndItsVersion(Operation operation) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(operation.success));
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(operation);

            assertThat(server.request().header("user-agent"))
                    .containsExactly("camel-cognipeer-contacts/" + versionOfTheCatalog());
        }
    }

    @Test
    void withoutTheDescriptionOfTheComponentTheNameRemains() {
        assertThat(UserAgent.text("/META-INF/none.json")).isEqualTo("camel-cognipeer-contacts");
    }

    @Test
    void aDescriptionThatIsNoJsonLeavesTheName() {
        assertThat(UserAgent.text("/META-INF/LICENSE")).isEqualTo("camel-cognipeer-contacts");
    }

    private static String versionOfTheCatalog() throws IOException {
        try (InputStream json =
                UserAgent.class.getResourceAsStream("/META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json")) {
            String version =
                    new ObjectMapper().readTree(json).at("/component/version").textValue();
            assertThat(version).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
            return version;
        }
    }
}

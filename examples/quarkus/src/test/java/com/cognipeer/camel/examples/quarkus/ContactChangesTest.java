package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SandboxServer.class)
class ContactChangesTest {

    ContactsSandbox sandbox;

    @Inject
    Received received;

    @ConfigProperty(name = "changes.positions")
    Path positions;

    @Test
    void aNewContactIsSentOnAsJson() {
        sandbox.insert(Map.of("email", "new@example.com", "name", "Ada"));

        await().untilAsserted(() -> assertThat(received.bodies()).anySatisfy(body -> assertThat(body)
                .startsWith("{")
                .contains("\"email\":\"new@example.com\"", "\"name\":\"Ada\"")
                .endsWith("}")));
    }

    @Test
    void aChangedContactIsSentOnAgain() {
        String id = sandbox.insert(Map.of("email", "changed@example.com", "status", "lead"));
        await().until(() -> received.bodies().stream().anyMatch(body -> body.contains("\"status\":\"lead\"")));

        sandbox.update(id, Map.of("status", "customer"));

        await().untilAsserted(() -> assertThat(received.bodies()).anySatisfy(body -> assertThat(body)
                .contains("\"email\":\"changed@example.com\"", "\"status\":\"customer\"")));
    }

    @Test
    void aContactWithoutAnAddressIsNotSentOn() {
        sandbox.insert(Map.of("integrationId", "no-address"));
        sandbox.insert(Map.of("integrationId", "with-address", "email", "after@example.com"));

        await().until(() -> received.bodies().stream().anyMatch(body -> body.contains("with-address")));
        assertThat(received.bodies()).noneMatch(body -> body.contains("no-address"));
    }

    @Test
    void thePositionIsKeptInTheFile() {
        await().untilAsserted(() -> assertThat(positions).content().contains("contact-changes"));
    }
}

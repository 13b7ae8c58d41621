package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxUpdateTest extends SandboxFixture {
    private final ManualClock clock = new ManualClock("2026-11-22T10:00:00Z");

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().clock(clock);
    }

    @BeforeEach
    void addContacts() {
        client.create(
                "{\"email\":\"ada@example.com\",\"integrationId\":\"ext-1\",\"name\":\"Ada\",\"tags\":[\"a\",\"b\"],"
                        + "\"properties\":{\"company\":\"ACME\",\"city\":\"Berlin\"},\"metadata\":{\"x\":1}}");
        client.create("{\"email\":\"bruno@example.com\",\"integrationId\":\"ext-2\"}");
    }

    @Test
    void fieldsNotNamedKeepTheirValues() {
        clock.advance(Duration.ofMillis(1));

        JsonNode contact = client.update("{\"email\":\"ada@example.com\",\"data\":{\"phone\":\"+1\"}}")
                .data();

        assertThat(contact.get("name").textValue()).isEqualTo("Ada");
        assertThat(contact.get("phone").textValue()).isEqualTo("+1");
        assertThat(contact.get("createdDate").textValue()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(contact.get("modifiedDate").textValue()).isEqualTo("2026-11-22T10:00:00.001Z");
    }

    @Test
    void tagsPropertiesAndMetadataAreReplacedWhole() {
        JsonNode contact = client.update("{\"integrationId\":\"ext-1\",\"data\":"
                        + "{\"tags\":[\"c\"],\"properties\":{\"company\":\"New\"},\"metadata\":{\"y\":2}}}")
                .data();

        assertThat(contact.get("tags")).hasToString("[\"c\"]");
        assertThat(contact.get("properties")).hasToString("{\"company\":\"New\"}");
        assertThat(contact.get("metadata")).hasToString("{\"y\":2}");
    }

    @Test
    void aRenamedContactIsFoundByItsNewNamesOnly() {
        var reply = client.update("{\"email\":\"ada@example.com\",\"integrationId\":\"ext-1\",\"data\":"
                + "{\"email\":\"lovelace@example.com\",\"integrationId\":\"ext-9\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(client.get("email=ada%40example.com").status()).isEqualTo(404);
        assertThat(client.get("integrationId=ext-1").status()).isEqualTo(404);
        assertThat(client.get("email=lovelace%40example.com&integrationId=ext-9")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theOldEmailOfARenamedContactIsFreeAgain() {
        client.update("{\"email\":\"ada@example.com\",\"data\":{\"email\":null}}");

        assertThat(client.create("{\"email\":\"ada@example.com\"}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"BRUNO@example.com\"}", "{\"integrationId\":\"ext-2\"}"})
    void aRenameToATakenNameIsRefusedAndChangesNothing(String data) {
        var reply = client.update("{\"email\":\"ada@example.com\",\"data\":" + data + "}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(client.get("email=ada%40example.com&integrationId=ext-1").status())
                .isEqualTo(200);
    }

    @Test
    void aContactMayBeGivenItsOwnEmailAgain() {
        assertThat(client.update("{\"email\":\"ada@example.com\",\"data\":{\"email\":\"ADA@example.com\"}}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"name\":\"x\"}}",
                "{\"email\":null,\"data\":{\"name\":\"x\"}}",
                "{\"email\":\"ada@example.com\"}",
                "{\"email\":\"ada@example.com\",\"data\":{}}",
                "{\"email\":\"ada@example.com\",\"data\":[]}",
                "{\"email\":\"ada@example.com\",\"data\":null}"
            })
    void anIdentifierAndDataAreNeeded(String body) {
        assertThat(client.update(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"nobody@example.com\",\"data\":{\"name\":\"x\"}}",
                "{\"email\":\"ada@example.com\",\"integrationId\":\"ext-2\",\"data\":{\"name\":\"x\"}}"
            })
    void aContactThatIsNotThereIsNotFound(String body) {
        var reply = client.update(body);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("message").textValue()).contains("not found");
    }
}

package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGetTest extends SandboxFixture {

    @BeforeEach
    void addContacts() {
        sandbox.insert(Map.of("name", "Ada", "email", "a+b c@example.com", "integrationId", "ext-1"));
        sandbox.insert(Map.of("name", "Bruno", "email", "b@example.com", "integrationId", "ext-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=a%2Bb+c%40example.com",
                "email=A%2BB%20C%40EXAMPLE.COM",
                "integrationId=ext-1",
                "email=a%2Bb+c%40example.com&integrationId=ext-1",
                "email=&integrationId=ext-1"
            })
    void aContactIsFoundByEitherIdentifierOrBoth(String query) {
        var reply = client.get(query);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("success").booleanValue()).isTrue();
        assertThat(reply.data().get("name").textValue()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=nobody%40example.com",
                "email=a+b+c%40example.com",
                "integrationId=EXT-1",
                "email=b%40example.com&integrationId=ext-1"
            })
    void aContactThatIsNotThereIsNotFound(String query) {
        var reply = client.get(query);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("message").textValue()).isEqualTo("Contact not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "email=", "name=Ada"})
    void anIdentifierIsNeeded(String query) {
        assertThat(client.get(query).status()).isEqualTo(400);
    }

    @Test
    void theTargetIsRecordedByteForByte() {
        client.get("email=a%2Bb+c%40example.com&integrationId=ext-1");

        assertThat(sandbox.requests().get(0).target())
                .isEqualTo("/v1/sdk/contact?email=a%2Bb+c%40example.com&integrationId=ext-1");
    }
}

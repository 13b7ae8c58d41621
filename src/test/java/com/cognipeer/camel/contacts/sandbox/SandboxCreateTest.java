package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCreateTest extends SandboxFixture {

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().clock(new ManualClock("2026-11-22T10:00:00Z"));
    }

    @Test
    void theServerSetsIdWorkspaceAndDates() {
        var reply = client.create("{\"email\":\"ada@example.com\",\"name\":\"Ada\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("success").booleanValue()).isTrue();
        JsonNode contact = reply.data();
        assertThat(contact.get("_id").textValue()).matches("[0-9a-f]{24}");
        assertThat(contact.get("workspaceId").textValue()).matches("[0-9a-f]{24}");
        assertThat(contact.get("createdDate").textValue()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(contact.get("modifiedDate").textValue()).isEqualTo("2026-11-22T10:00:00.000Z");
    }

    @Test
    void whatTheServerSetsCannotBeGiven() {
        JsonNode contact = client.create("{\"_id\":\"mine\",\"workspaceId\":\"mine\","
                        + "\"createdDate\":\"mine\",\"modifiedDate\":\"mine\"}")
                .data();

        contact.forEach(value -> assertThat(value.asText()).isNotEqualTo("mine"));
    }

    @Test
    void anIdIsGreaterThanTheOneBefore() {
        String first = client.create("{}").data().get("_id").textValue();
        String second = client.create("{}").data().get("_id").textValue();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void aNewContactIsNotDeletedUnlessItSaysSo() {
        assertThat(client.create("{}").data().get("deleted")).hasToString("false");
        assertThat(client.create("{\"deleted\":true}").data().get("deleted")).hasToString("true");
        assertThat(client.create("{\"deleted\":null}").data().get("deleted")).hasToString("null");
        sandbox.insert(Map.of("name", "Ada"));
        assertThat(client.list("{\"filter\":{\"name\":\"Ada\",\"deleted\":false}}")
                        .data())
                .hasSize(1);
    }

    @Test
    void aServerMayHaveNoDeletedField() {
        restart(settings().deletedField(false));

        assertThat(client.create("{}").data().has("deleted")).isFalse();
    }

    @Test
    void aCreateMayBeAnsweredWith200() {
        restart(settings().createdStatus(200));

        assertThat(client.create("{}").status()).isEqualTo(200);
    }

    @Test
    void anEmailIsUniqueWithoutRegardToCase() {
        client.create("{\"email\":\"Ada@Example.com\"}");

        var reply = client.create("{\"email\":\"aDA@eXAMPLE.COM\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("message").textValue()).contains("email");
        assertThat(sandbox.size()).isEqualTo(1);
    }

    @Test
    void anIntegrationIdIsUnique() {
        client.create("{\"integrationId\":\"ext-1\"}");

        assertThat(client.create("{\"integrationId\":\"ext-1\"}").status()).isEqualTo(409);
        assertThat(client.create("{\"integrationId\":\"EXT-1\"}").status()).isEqualTo(201);
    }

    @Test
    void aNullEmailIsNobodysEmail() {
        assertThat(client.create("{\"email\":null}").status()).isEqualTo(201);
        assertThat(client.create("{\"email\":null}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "null", "{", "{} {}", "{\"email\":7}", "{'name':'x'}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        var reply = client.create(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("statusCode").intValue()).isEqualTo(400);
        assertThat(sandbox.size()).isZero();
    }
}

package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxErrorsTest extends SandboxFixture {

    @Test
    void theSdkFormNamesMessageAndStatusCode() {
        var reply = client.get("email=nobody%40example.com");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.response().body()).isEqualTo("{\"message\":\"Contact not found\",\"statusCode\":404}");
    }

    @ParameterizedTest
    @CsvSource({"404,not_found", "401,unauthorized", "429,too_many_requests", "503,service_unavailable"})
    void theRestFormWrapsCodeMessageAndStatus(int status, String code) {
        restart(settings().errorEnvelope(ErrorEnvelope.REST));
        sandbox.faults().next(Fault.status(status, "Why"));

        var reply = client.list("{}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.response().body())
                .isEqualTo("{\"error\":{\"code\":\"" + code + "\",\"message\":\"Why\",\"status\":" + status + "}}");
    }

    @Test
    void theSuccessFalseFormIsA200() {
        restart(settings().errorEnvelope(ErrorEnvelope.SUCCESS_FALSE));

        var reply = client.get("email=nobody%40example.com");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().body()).isEqualTo("{\"success\":false,\"error\":\"Contact not found\"}");
    }

    @Test
    void badCredentialsTakeTheSuccessFalseFormToo() {
        restart(settings().errorEnvelope(ErrorEnvelope.SUCCESS_FALSE));

        var reply = client.send("POST", "/sdk/contact/list", "{}", "Authorization", "Bearer wrong");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("error").textValue()).contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatComesFromInFrontOfTheOperationKeepsItsStatus(int status) {
        restart(settings().errorEnvelope(ErrorEnvelope.SUCCESS_FALSE));
        sandbox.faults().next(Fault.status(status));

        assertThat(client.list("{}").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(ErrorEnvelope.class)
    void anErrorIsJsonInEveryForm(ErrorEnvelope envelope) {
        restart(settings().errorEnvelope(envelope));

        var reply = client.update("{}");

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.response().body()).contains("Either email or integrationId must be provided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sdk/contacts", "/sdk/contact/", "//sdk/contact", "/", "/sdk/contact/list/1"})
    void anUnknownPathIsNotFound(String path) {
        var reply = client.send("GET", path, null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("message").textValue()).contains("Cannot GET /v1");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/sdk/contact", "PUT,/sdk/contact", "GET,/sdk/contact/list", "PATCH,/sdk/contact/list"})
    void aMethodThePathDoesNotKnowIsNotAllowed(String method, String path) {
        var reply = client.send(method, path, null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("POST");
        assertThat(reply.json().get("statusCode").intValue()).isEqualTo(405);
    }
}

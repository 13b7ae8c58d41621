package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCredentialsTest extends SandboxFixture {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer pat_sandbox2", "pat_sandbox", "Basic pat_sandbox", "Bearer "})
    void aWrongTokenIsRefused(String authorization) {
        assertRefused(list("Authorization", authorization));
    }

    @Test
    void aMissingTokenIsRefused() {
        assertRefused(list());
    }

    @Test
    void aPersonalTokenNeedsNoHookId() {
        assertThat(list("Authorization", "Bearer pat_sandbox").status()).isEqualTo(200);
        assertThat(list("Authorization", "Bearer pat_sandbox", "X-Hook-Id", "any")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anApiTokenNeedsAHookId() {
        restart(settings().token("channel-token"));

        assertRefused(list("Authorization", "Bearer channel-token"));
        assertThat(list("Authorization", "Bearer channel-token", "x-hook-id", "any")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyTheHookIdThatWasSetIsLetIn() {
        restart(settings().hookId("hook-1"));

        assertRefused(list("Authorization", "Bearer pat_sandbox", "x-hook-id", "hook-2"));
        assertThat(list("Authorization", "Bearer pat_sandbox", "x-hook-id", "hook-1")
                        .status())
                .isEqualTo(200);
        assertThat(list("Authorization", "Bearer pat_sandbox").status()).isEqualTo(200);
    }

    private SandboxClient.Reply list(String... headers) {
        return client.send("POST", "/sdk/contact/list", "{}", headers);
    }

    private static void assertRefused(SandboxClient.Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("message").textValue()).contains("Authorization");
    }
}

package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.net.URI;
import java.time.Duration;

/** Leads a client to a sandbox. */
public final class SandboxSettings {

    private SandboxSettings() {}

    public static ClientSettings of(ContactsSandbox sandbox) {
        return new ClientSettings(
                URI.create(sandbox.baseUrl()),
                sandbox.token(),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                1 << 24,
                null,
                null);
    }
}

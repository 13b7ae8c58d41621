package com.cognipeer.camel.contacts.sandbox;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a sandbox of its own, with the settings its class asks for. */
abstract class SandboxFixture {
    ContactsSandbox sandbox;
    SandboxClient client;

    SandboxBuilder settings() {
        return ContactsSandbox.builder();
    }

    @BeforeEach
    void startSandbox() {
        restart(settings());
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    final void restart(SandboxBuilder settings) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = settings.start();
        client = new SandboxClient(sandbox);
    }

    /** A contact with this name and one more field. */
    final String named(String name, String field, Object value) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", name);
        fields.put(field, value);
        return sandbox.insertRaw(fields);
    }
}

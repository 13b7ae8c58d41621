package com.cognipeer.camel.contacts.kamelets;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A sandbox of its own for each test. */
abstract class SandboxKameletTest {

    protected final ContactsSandbox sandbox = startSandbox();

    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.start();
    }

    protected List<String> targets() {
        return sandbox.requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    protected List<String> bodies() {
        return sandbox.requests().stream().map(RecordedRequest::body).toList();
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }
}

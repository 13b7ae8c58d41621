package com.cognipeer.camel.contacts.route;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A CamelContext whose component talks to a sandbox of its own; the sandbox outlives the context. */
public abstract class SandboxRouteTest extends CamelTestSupport {

    protected final ContactsSandbox sandbox = startSandbox();

    @RegisterExtension
    protected final AfterEachCallback sandboxGoesLast = context -> sandbox.close();

    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        configure(camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration());
        return camel;
    }

    protected void configure(CognipeerContactsConfiguration configuration) {
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        // What a test sends is what it counts, and as fast as it can: retries and pace have tests of their own.
        configuration.setMaxRetries(0);
        configuration.setRequestsPerMinute(0);
    }

    /** Sends a message and waits for its end, whatever that is. */
    protected Exchange send(String uri, Processor message) {
        return template.send(uri, message);
    }

    protected Exchange send(String uri, Object body) {
        return send(uri, exchange -> exchange.getMessage().setBody(body));
    }
}

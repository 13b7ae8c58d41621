package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's route tells what may be sent again from what may have happened. */
class HandlingFailuresExampleTest extends CamelTestSupport {

    private static final String TEN_MINUTES = "600000";

    private final ContactsSandbox sandbox = ContactsSandbox.start();

    @TempDir
    Path folder;

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        configuration.setMaxRetries(1);
        configuration.setRetryDelay(1);
        configuration.setMaxRetryDelay(1);
        return camel;
    }

    @Override
    protected RouteBuilder createRouteBuilder() throws Exception {
        LoadedBlock.load(context, DocumentedBlock.find("yaml", "direct:new-contact"), folder);
        DocumentedBlock lookedInto = DocumentedBlock.find("yaml", TEN_MINUTES);
        LoadedBlock.load(
                context,
                lookedInto.with(TEN_MINUTES, "1").with("direct:look-into", "direct:ten-minutes-later"),
                folder);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send-later").to("mock:send-later");
                from("direct:look-into").to("mock:look-into");
            }
        };
    }

    @Test
    void aFullQuotaIsForLater() throws Exception {
        sandbox.faults().next(Fault.status(429).header("Retry-After", "3600"));

        assertGoesTo("mock:send-later");
    }

    @Test
    void whatWasNeverSentIsForLater() throws Exception {
        sandbox.close();

        assertGoesTo("mock:send-later");
    }

    @Test
    void whatNoLookUpSettlesIsLookedInto() throws Exception {
        sandbox.faults().next(Fault.resetBeforeHandling());

        assertGoesTo("mock:look-into");
    }

    @Test
    void whatAGatewayHasGivenUpIsLookedInto() throws Exception {
        sandbox.faults().next(Fault.status(504));

        assertGoesTo("mock:look-into");
    }

    @Test
    void whatTimedOutOnItsWayIsLookedInto() throws Exception {
        sandbox.faults().next(Fault.status(408));

        assertGoesTo("mock:look-into");
    }

    @Test
    void whatIsLookedIntoIsStoredOnceWhetherOrNotItWasApplied() {
        template.sendBody("direct:ten-minutes-later", Map.of("email", "a@example.com"));
        template.sendBody("direct:ten-minutes-later", Map.of("email", "a@example.com"));

        assertThat(sandbox.size()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedFails() {
        sandbox.faults().next(Fault.status(422));

        assertThat(create().getException()).isInstanceOf(InvalidContactException.class);
    }

    private void assertGoesTo(String mock) throws Exception {
        getMockEndpoint("mock:send-later").expectedMessageCount(0);
        getMockEndpoint("mock:look-into").expectedMessageCount(0);
        getMockEndpoint(mock).expectedMessageCount(1);

        assertThat(create().getException()).isNull();

        getMockEndpoint("mock:send-later").assertIsSatisfied();
        getMockEndpoint("mock:look-into").assertIsSatisfied();
    }

    private Exchange create() {
        return template.send(
                "direct:new-contact", exchange -> exchange.getMessage().setBody(Map.of("email", "a@example.com")));
    }
}

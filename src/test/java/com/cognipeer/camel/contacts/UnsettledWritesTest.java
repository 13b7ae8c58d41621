package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A route can tell a write that may have been applied from one that was never sent. */
class UnsettledWritesTest extends SandboxRouteTest {

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setMaxRetries(1);
        configuration.setRetryDelay(1);
        configuration.setMaxRetryDelay(1);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create")
                        .doTry()
                        .to("cognipeer-contacts:create")
                        .doCatch(ContactsTransportException.class)
                        .onWhen(simple("${exception.maybeApplied}"))
                        .to("mock:unsettled");
            }
        };
    }

    @Test
    void aWriteThatNoLookUpSettlesGoesToWhereItIsLookedInto() throws Exception {
        sandbox.faults().next(Fault.resetBeforeHandling());
        getMockEndpoint("mock:unsettled").expectedMessageCount(1);

        template.sendBody("direct:create", Map.of("email", "a@example.com"));

        getMockEndpoint("mock:unsettled").assertIsSatisfied();
    }

    @Test
    void oneThatWasNeverSentFailsTheExchange() throws Exception {
        sandbox.close();
        getMockEndpoint("mock:unsettled").expectedMessageCount(0);

        assertThat(send("direct:create", Map.of("email", "a@example.com")).getException())
                .isInstanceOf(ContactsTransportException.class);

        getMockEndpoint("mock:unsettled").assertIsSatisfied();
    }
}

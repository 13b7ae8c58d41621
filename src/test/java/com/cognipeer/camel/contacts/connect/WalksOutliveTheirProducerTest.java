package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Producers that are not cached are stopped as soon as the body is there, and the body is a walk that has just begun. */
class WalksOutliveTheirProducerTest extends SandboxRouteTest {

    private static final String WALK = "cognipeer-contacts:list?fetchAll=true&limit=20";

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start();
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(45);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").toD(WALK, -1).to("direct:split");
                from("direct:enrich").enrich().constant(WALK).cacheSize(-1).to("direct:split");
                from("direct:recipientList")
                        .recipientList(constant(WALK))
                        .cacheSize(-1)
                        .to("direct:split");
                from("direct:split").split(body()).streaming().to("mock:contacts");
            }
        };
    }

    @Test
    void theyReachTheirEndAndLetGoOfTheClient() {
        for (String route : List.of("direct:toD", "direct:enrich", "direct:recipientList")) {
            MockEndpoint contacts = getMockEndpoint("mock:contacts");
            contacts.reset();

            Exchange walked = send(route, null);

            assertThat(walked.getException()).isNull();
            assertThat(contacts.getReceivedCounter()).as(route).isEqualTo(45);
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("cognipeer-contacts-io")));
    }
}

package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Walks wait for their pages on routing threads: more walks than threads must not wait for each other. */
class ManyWalksAtOnceTest extends SandboxRouteTest {

    private static final int WALKS = 60;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:walk")
                        .to("cognipeer-contacts:list?fetchAll=true&limit=10")
                        .split(body())
                        .streaming()
                        .to("mock:walked");
            }
        };
    }

    @Test
    void theyAllReachTheirEnd() throws Exception {
        sandbox.seedContacts(45);

        List<CompletableFuture<Exchange>> walks = IntStream.range(0, WALKS)
                .mapToObj(walk -> template.asyncSend("direct:walk", exchange -> {}))
                .toList();

        CompletableFuture.allOf(walks.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(walks)
                .allSatisfy(walk -> assertThat(walk.join().getException()).isNull());
        assertThat(getMockEndpoint("mock:walked").getReceivedCounter()).isEqualTo(WALKS * 45);
        assertThat(sandbox.requestCount()).isEqualTo(WALKS * 5);
    }
}

package com.cognipeer.camel.contacts;

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

/** A bean that waits for a second answer must not starve those that would bring it. */
class WaitingInsideARouteTest extends SandboxRouteTest {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .to("cognipeer-contacts:list?limit=1")
                        .process(exchange -> template.requestBody("cognipeer-contacts:list?limit=1", (Object) null));
            }
        };
    }

    @Test
    void manyRoutesThatWaitAllGoOn() throws Exception {
        List<CompletableFuture<Exchange>> routes = IntStream.range(0, 60)
                .mapToObj(number -> template.asyncSend("direct:twice", exchange -> {}))
                .toList();

        CompletableFuture.allOf(routes.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        assertThat(routes)
                .allSatisfy(route -> assertThat(route.join().getException()).isNull());
        assertThat(sandbox.requestCount()).isEqualTo(120);
    }
}

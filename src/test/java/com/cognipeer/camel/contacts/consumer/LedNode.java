package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** A node of several that have the same route, of which the one that leads consumes. */
final class LedNode implements AutoCloseable {

    final CamelContext camel;
    final Election election = new Election();
    /** The names of the contacts that came. */
    final List<String> routed = new CopyOnWriteArrayList<>();
    /** What the route does with a contact after it was noted down. */
    volatile Processor work = exchange -> {};

    private final String uri;

    LedNode(CamelContext camel, String options) throws Exception {
        this.camel = camel;
        this.uri = PolledRouteTest.uri(options);
        camel.addService(election);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:" + Election.CONTACTS + ":" + uri)
                        .routeId(PolledRouteTest.ROUTE)
                        .process(LedNode.this::noteAndWork);
            }
        });
    }

    LedNode start() {
        camel.start();
        return this;
    }

    Endpoint endpoint() {
        return camel.getEndpoint(uri);
    }

    private void noteAndWork(Exchange exchange) throws Exception {
        routed.add(PolledRouteTest.Routed.of(exchange).name());
        work.process(exchange);
    }

    @Override
    public void close() throws Exception {
        camel.close();
    }
}

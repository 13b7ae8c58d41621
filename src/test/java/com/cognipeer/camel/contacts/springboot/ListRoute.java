package com.cognipeer.camel.contacts.springboot;

import org.apache.camel.builder.RouteBuilder;

/** A route that lists contacts for each message. */
class ListRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:list").routeId("list").to("cognipeer-contacts:list");
    }
}

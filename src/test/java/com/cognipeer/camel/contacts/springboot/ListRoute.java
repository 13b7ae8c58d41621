package com.cognipeer.camel.contacts.springboot;

import org.apache.camel.builder.RouteBuilder;

/** Lists contacts when told to. */
class ListRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:list").routeId("list").to("cognipeer-contacts:list");
    }
}

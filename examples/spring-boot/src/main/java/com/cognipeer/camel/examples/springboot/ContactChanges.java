package com.cognipeer.camel.examples.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Follows what is created and modified in the workspace. */
@Component
class ContactChanges extends RouteBuilder {

    @Override
    public void configure() {
        from("cognipeer-contacts:list?mode=changes&delay={{contacts.changes.delay}}")
                .routeId("changes")
                .log("Changed: ${header.CamelCognipeerContactsId} ${body.status}");
    }
}

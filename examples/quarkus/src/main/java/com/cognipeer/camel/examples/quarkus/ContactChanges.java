package com.cognipeer.camel.examples.quarkus;

import org.apache.camel.builder.RouteBuilder;

/** Sends every new and every changed contact that can be written to on, as JSON. */
public class ContactChanges extends RouteBuilder {

    @Override
    public void configure() {
        from("cognipeer-contacts:list?mode=changes&delay={{changes.delay}}"
                        + "&stateRepository=#positions&stateKey=contact-changes")
                .routeId("contact-changes")
                .filter(simple("${body.email} != null"))
                .log("${body.id} is new or has changed")
                // The receiver may be another process, or this one after a restart.
                .convertBodyTo(String.class)
                .to("{{changes.receiver}}");
    }
}

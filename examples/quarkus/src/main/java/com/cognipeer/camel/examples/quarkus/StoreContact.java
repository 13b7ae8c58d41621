package com.cognipeer.camel.examples.quarkus;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Updates the contact that the body names, or creates it where there is none. */
public class StoreContact extends RouteBuilder {

    @Override
    public void configure() {
        onException(InvalidContactException.class)
                .handled(true)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(422))
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                .setBody(simple("${exception.message}"));
        // A contact that cannot be stored, or a route that cannot be reached: what it died of is in the log.
        onException(Exception.class)
                .handled(true)
                .log("${exception.message}")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503))
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                .setBody(constant("Contacts cannot be stored at present"));

        from("direct:store-contact")
                .routeId("store-contact")
                .to("cognipeer-contacts:upsert")
                .log("${body.id} is ${header.CamelCognipeerContactsOutcome}")
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .convertBodyTo(String.class);
    }
}

package com.cognipeer.camel.examples.springboot;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a contact by HTTP and upserts it. */
@Component
class StoreContact extends RouteBuilder {

    @Override
    public void configure() {
        // Of this class's route only: a change that fails must fail its poll, and come again. The caller gets the
        // message of a
        // mistake that they can correct. They do not get the API's messages about our token and quota.
        onException(InvalidContactException.class)
                .handled(true)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(400))
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                .setBody(simple("${exception.message}"));
        onException(ContactsRateLimitException.class)
                .handled(true)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503))
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                .setHeader("Retry-After", simple("${exception?.retryAfter?.toSeconds()}"))
                .setBody(constant("Try again later"));
        onException(ContactsException.class)
                .handled(true)
                .log("${exception.message}")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(502))
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"))
                .setBody(constant("The contact could not be stored"));

        from("platform-http:/contacts?httpMethodRestrict=POST&consumes=application/json&produces=application/json")
                .routeId("store")
                // Nothing that comes from outside names a contact or an operation, or goes back with the answer.
                .removeHeaders("*")
                .to("cognipeer-contacts:upsert")
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                // 201 for a new contact, 200 for one that was there: what the API has answered
                .convertBodyTo(String.class);
    }
}

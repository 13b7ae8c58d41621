package com.cognipeer.camel.examples.quarkus;

import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** Takes contacts as JSON and gives them to the route. */
@Path("/contacts")
public class ContactResource {

    @Inject
    ProducerTemplate camel;

    @PUT
    public Response store(String contact) {
        Exchange stored = camel.request(
                "direct:store-contact", exchange -> exchange.getMessage().setBody(contact));
        if (stored.isFailed()) {
            // A failure that the route did not handle, or a route that did not run.
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
        Message answer = stored.getMessage();
        return Response.status(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .type(answer.getHeader(Exchange.CONTENT_TYPE, String.class))
                .entity(answer.getBody(String.class))
                .build();
    }
}

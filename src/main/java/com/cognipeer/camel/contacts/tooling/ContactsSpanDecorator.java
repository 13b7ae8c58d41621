package com.cognipeer.camel.contacts.tooling;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.ContactsOperation;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Adds to a trace what an operation did and cost, and no data of a person: no query of a URI, no header, no body. Only Camel's
 * tracers load this class.
 */
public class ContactsSpanDecorator extends AbstractSpanDecorator {

    static final String OPERATION = "cognipeer.contacts.operation";
    static final String RETRIES = "cognipeer.contacts.retries";
    static final String REQUESTS = "cognipeer.contacts.requests";

    /** They send several requests, of which only some are retries. */
    private static final Set<Object> OF_SEVERAL_REQUESTS =
            Set.of(ContactsOperation.upsert.name(), ContactsOperation.sync.name());

    /** A property of an exchange while a producer has it. The end of a span does not show the endpoint. */
    private static final String SENT = "CamelCognipeerContactsSent";

    @Override
    public String getComponent() {
        return "cognipeer-contacts";
    }

    @Override
    public String getComponentClassName() {
        return CognipeerContactsComponent.class.getName();
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(new SpanWithoutQuery(span), exchange, endpoint);
        // The exchange of a producer template has its endpoint as origin too, but no route.
        if (endpoint == exchange.getFromEndpoint() && exchange.getFromRouteId() != null) {
            span.setTag(OPERATION, operationOf(endpoint));
        } else {
            String operation = operationOf(exchange, endpoint);
            span.setTag(OPERATION, operation);
            exchange.setProperty(SENT, operation);
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        Object sent = exchange.removeProperty(SENT);
        Exception failure = exchange.getException();
        if (exchange.isFailed()) {
            span.setError(true);
        }
        if (failure != null) {
            span.log(eventOf(failure));
        }
        if (sent != null && failure instanceof ContactsException answer) {
            ResponseInfo info = answer.getResponseInfo();
            tag(span, sent, info.statusCode(), info.requestCount());
        } else if (sent != null && failure == null) {
            tag(
                    span,
                    sent,
                    exchange.getMessage().getHeader(CognipeerContactsConstants.HTTP_RESPONSE_CODE, 0, int.class),
                    exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT, 0, int.class));
        }
    }

    private static void tag(Span span, Object operation, int status, int requests) {
        if (status > 0) {
            span.setTag(TagConstants.HTTP_STATUS, String.valueOf(status));
        }
        if (requests > 0) {
            span.setTag(REQUESTS, String.valueOf(requests));
            if (!OF_SEVERAL_REQUESTS.contains(operation)) {
                span.setTag(RETRIES, String.valueOf(requests - 1));
            }
        }
    }

    /** Messages of this component's exceptions name no person. Messages of other exceptions may. */
    private static Map<String, String> eventOf(Exception failure) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("event", "error");
        event.put("error.kind", failure.getClass().getName());
        event.put(
                "message",
                failure instanceof ContactsException
                        ? failure.getMessage()
                        : failure.getClass().getName());
        return event;
    }

    /** Shows the header only if it is an operation. Anything else may be data. */
    private static String operationOf(Exchange exchange, Endpoint endpoint) {
        Object header = exchange.getMessage().getHeader(CognipeerContactsConstants.OPERATION);
        for (ContactsOperation operation : ContactsOperation.values()) {
            if (header != null && operation.name().equalsIgnoreCase(header.toString())) {
                return operation.name();
            }
        }
        return operationOf(endpoint);
    }

    private static String operationOf(Endpoint endpoint) {
        return stripSchemeAndOptions(endpoint);
    }
}

package com.cognipeer.camel.contacts.tooling;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("cognipeer-contacts:get?email=${header.mail}")} use one endpoint for all contacts. The options that name a
 * contact become headers before the endpoint, and these headers go away after it.
 */
@SendDynamic("cognipeer-contacts")
public class ContactsSendDynamicAware extends SendDynamicAwareSupport {

    private static final Map<String, String> HEADERS = Map.of(
            "email", CognipeerContactsConstants.EMAIL, "integrationId", CognipeerContactsConstants.INTEGRATION_ID);

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), null);
    }

    /** The URI without the options that name a contact. Null if there are none: then each URI has an endpoint of its own. */
    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (named(entry).isEmpty()) {
            return null;
        }
        Map<String, Object> others = new TreeMap<>(entry.getProperties());
        others.keySet().removeAll(HEADERS.keySet());
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        return others.isEmpty() ? path : path + "?" + URISupport.createQueryString(others, true);
    }

    /** Sets no header if the message names a contact by a header: its headers win over all options. */
    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> named = named(entry);
        boolean names = HEADERS.values().stream()
                .anyMatch(header -> exchange.getMessage().getHeader(header) != null);
        return named.isEmpty() || names
                ? null
                : sending ->
                        named.forEach((option, value) -> sending.getMessage().setHeader(HEADERS.get(option), value));
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> before = headersOf(exchange.getMessage());
        return named(entry).isEmpty()
                ? null
                : sent -> HEADERS.values().forEach(header -> {
                    if (before.get(header) == null) {
                        sent.getMessage().removeHeader(header);
                    }
                });
    }

    private static Map<String, Object> headersOf(Message message) {
        Map<String, Object> headers = new TreeMap<>();
        HEADERS.values().forEach(header -> headers.put(header, message.getHeader(header)));
        return headers;
    }

    private static Map<String, Object> named(DynamicAwareEntry entry) {
        Map<String, Object> named = new TreeMap<>(entry.getProperties());
        named.keySet().retainAll(HEADERS.keySet());
        URISupport.resolveRawParameterValues(named);
        return named;
    }
}

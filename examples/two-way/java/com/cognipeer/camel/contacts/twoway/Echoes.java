package com.cognipeer.camel.contacts.twoway;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Counts the contacts that came back and were known to the base, without a step in the routes. */
final class Echoes extends EventNotifierSupport {

    private final AtomicLong known = new AtomicLong();

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.ExchangeSending;
    }

    @Override
    public void notify(CamelEvent event) {
        if (((CamelEvent.ExchangeSendingEvent) event)
                .getEndpoint()
                .getEndpointUri()
                .equals("direct://known")) {
            known.incrementAndGet();
        }
    }

    long known() {
        return known.get();
    }
}

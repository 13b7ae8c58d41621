package com.cognipeer.camel.contacts.consuming;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Notes every consumed contact whose exchange is done, without a step in the routes. */
final class Done extends EventNotifierSupport {

    private final Listener listener;

    Done(Listener listener) {
        this.listener = listener;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.ExchangeCompleted;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
        if (exchange.getFromEndpoint() instanceof CognipeerContactsEndpoint) {
            listener.done(exchange.getMessage().getHeader(CognipeerContactsConstants.TOTAL, 0L, Long.class));
        }
    }

    @FunctionalInterface
    interface Listener {
        /** @param total how many contacts match in all */
        void done(long total);
    }
}

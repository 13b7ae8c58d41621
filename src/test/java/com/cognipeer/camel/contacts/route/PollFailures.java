package com.cognipeer.camel.contacts.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Keeps what polls failed with, and what a consumer handed to its exception handler. */
public final class PollFailures extends DefaultPollingConsumerPollStrategy implements ExceptionHandler {

    public final List<Throwable> ofPolls = new CopyOnWriteArrayList<>();
    public final List<Exchange> ofContacts = new CopyOnWriteArrayList<>();
    public volatile int lastCount;

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        lastCount = polledMessages;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        ofPolls.add(cause);
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        // Seen by the poll strategy.
    }

    @Override
    public void handleException(String message, Throwable exception) {
        // Seen by the poll strategy.
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        ofContacts.add(exchange);
    }
}

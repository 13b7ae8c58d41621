package com.cognipeer.camel.contacts.crmsync;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Notes every file whose exchange is done, without a step in the routes. */
final class Done extends EventNotifierSupport {

    private final BlockingQueue<Exchange> files = new LinkedBlockingQueue<>();

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.ExchangeCompleted
                || event.getType() == CamelEvent.Type.ExchangeFailed;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
        boolean isPartOfAFile = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) != null;
        if (exchange.getFromEndpoint() instanceof FileEndpoint && !isPartOfAFile) {
            files.add(exchange);
        }
    }

    /** The next file's exchange. */
    Exchange await() throws Exception {
        Exchange done = files.poll(2, TimeUnit.MINUTES);
        if (done == null) {
            throw new IllegalStateException("The file was not done within two minutes");
        }
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }
}

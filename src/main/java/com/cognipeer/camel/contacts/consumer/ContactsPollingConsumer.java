package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Handout;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.camel.DynamicPollingConsumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.IsSingleton;
import org.apache.camel.support.PollingConsumerSupport;

/**
 * Gives one contact to each call of pollEnrich, poll or ConsumerTemplate. The contact is done when the unit of work of its
 * exchange is done. With pollEnrich that is the unit of work of the enclosing exchange; with ConsumerTemplate the caller ends it
 * by {@code doneUoW}.
 */
public final class ContactsPollingConsumer extends PollingConsumerSupport
        implements DynamicPollingConsumer, IsSingleton {

    private static final long FOR_EVER = -1;

    private final Callable<ContactDispenser> attaching;
    private final BiConsumer<Handout, Exchange> writer;
    private ContactDispenser dispenser;
    private AtomicBoolean mayWait = new AtomicBoolean();

    /**
     * @param attaching gives the dispenser, for one more user
     * @param writer    writes a contact to its exchange
     */
    public ContactsPollingConsumer(
            Endpoint endpoint, Callable<ContactDispenser> attaching, BiConsumer<Handout, Exchange> writer) {
        super(endpoint);
        this.attaching = attaching;
        this.writer = writer;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        dispenser = attaching.call();
        mayWait = new AtomicBoolean(true);
    }

    @Override
    protected void doStop() throws Exception {
        mayWait.set(false);
        if (dispenser != null) {
            dispenser.detach();
            dispenser = null;
        }
        super.doStop();
    }

    @Override
    public Exchange receive() {
        return receive(null, FOR_EVER);
    }

    @Override
    public Exchange receiveNoWait() {
        return receive(null, 0);
    }

    @Override
    public Exchange receive(long timeout) {
        return receive(null, timeout);
    }

    @Override
    public Exchange receive(Exchange enclosing) {
        return receive(enclosing, FOR_EVER);
    }

    @Override
    public Exchange receiveNoWait(Exchange enclosing) {
        return receive(enclosing, 0);
    }

    @Override
    public Exchange receive(Exchange enclosing, long timeout) {
        ContactDispenser from = dispenser;
        if (from == null) {
            throw new RejectedExecutionException(
                    "The consumer that " + getEndpoint().getEndpointBaseUri()
                            + " is polled by is not started: its status is " + getStatus());
        }
        IssuedContact issued = from.issue(timeout, enclosing != null, mayWait::get);
        if (issued == null) {
            return null;
        }
        Exchange exchange = getEndpoint().createExchange();
        writer.accept(issued.handout(), exchange);
        // If the aggregation of an enricher fails, the enclosing exchange gets no completions of this exchange.
        Exchange working = enclosing == null ? exchange : enclosing;
        working.getExchangeExtension().addOnCompletion(issued);
        return exchange;
    }

    /** Any number of threads may call one consumer. */
    @Override
    public boolean isSingleton() {
        return true;
    }
}

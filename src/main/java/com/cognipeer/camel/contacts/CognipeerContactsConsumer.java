package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.PageNumberWalk;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/**
 * Walks over every contact that matches and routes each as an exchange; a page is a batch. A contact that fails ends
 * the poll with its failure, and the next poll goes on with the same contact.
 */
public class CognipeerContactsConsumer extends ScheduledBatchPollingConsumer {

    private SharedClients.Lease lease;
    private ContactQuery query;
    private PageSource pages;
    /** Null between two complete sweeps. */
    private volatile Sweep sweep;

    public CognipeerContactsConsumer(CognipeerContactsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public CognipeerContactsEndpoint getEndpoint() {
        return (CognipeerContactsEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        query = new MessageReader(getEndpoint()).query();
        ClientSettings settings =
                getEndpoint().getComponent().settings(getEndpoint().getConfiguration());
        lease = getEndpoint().getComponent().clients().acquire(settings);
        pages = PageSource.of(lease.client());
        sweep = null;
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        if (sweep == null) {
            sweep = new Sweep(PageNumberWalk.from(query));
        }
        int routed = 0;
        try {
            while (mayFetch() && fetchPage()) {
                routed += processBatch(new ArrayDeque<>(sweep.rest()));
            }
        } finally {
            pendingExchanges = 0;
        }
        if (sweep.isOver()) {
            sweep = null;
        }
        return routed;
    }

    @Override
    public int processBatch(Queue<Object> contacts) throws Exception {
        int routed = 0;
        while (!contacts.isEmpty() && mayRoute()) {
            pendingExchanges = contacts.size() - 1;
            route((Contact) contacts.remove());
            sweep.advance();
            routed++;
        }
        return routed;
    }

    /** Makes sure of a page with contacts; false when the sweep is over. */
    private boolean fetchPage() {
        Optional<ContactQuery> request = sweep.request();
        while (request.isPresent()) {
            sweep.accept(pages.fetch(request.get()));
            forceConsumerAsReady();
            request = sweep.request();
        }
        return sweep.hasContact();
    }

    /** Routes on this thread, as the place in the sweep may only move once the contact is done. */
    private void route(Contact contact) throws Exception {
        Exchange exchange = exchangeOf(contact);
        try {
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.isRollbackOnly()) {
                throw new RollbackExchangeException(exchange);
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private Exchange exchangeOf(Contact contact) {
        ContactPage page = sweep.page();
        Exchange exchange = createExchange(false);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, sweep.index());
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, page.size());
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, sweep.index() == page.size() - 1);
        Message message = exchange.getMessage();
        // A copy, as the route may change it: should it fail, the next poll routes what the API sent.
        message.setBody(contact.copy());
        message.setHeader(CognipeerContactsConstants.ID, contact.get(Contact.ID));
        message.setHeader(CognipeerContactsConstants.TOTAL, page.getTotal());
        contact.modifiedAt()
                .ifPresent(at -> message.setHeader(CognipeerContactsConstants.MESSAGE_TIMESTAMP, at.toEpochMilli()));
        return exchange;
    }

    private boolean mayFetch() {
        return isBatchAllowed() && !isSuspended();
    }

    /** A stop suspends first; with CompleteAllTasks the page at hand is still routed. */
    private boolean mayRoute() {
        return isBatchAllowed() && (!isSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }
}

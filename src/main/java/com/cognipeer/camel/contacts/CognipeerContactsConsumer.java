package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.consumer.ConsumerOptions;
import com.cognipeer.camel.contacts.consumer.ConsumerSession;
import com.cognipeer.camel.contacts.consumer.ExchangeFailure;
import com.cognipeer.camel.contacts.consumer.LeaderConsumer;
import com.cognipeer.camel.contacts.consumer.PollParts;
import com.cognipeer.camel.contacts.consumer.PolledContact;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.watch.ConsumerHealthCheck;
import com.cognipeer.camel.contacts.watch.WatchedConsumer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/**
 * Consumes the contacts that match, all of them or those that changed. Each contact is an exchange, and each page a batch. The
 * position moves over a contact only when its exchange is done.
 */
@ManagedResource(description = "Managed Cognipeer Contacts consumer")
public class CognipeerContactsConsumer extends WatchedConsumer {

    private final ReentrantLock onePoll = new ReentrantLock();
    private LeaderConsumer leader;
    /** Null while the consumer is stopped. */
    private volatile ConsumerSession session;

    private final PollParts parts = new PollParts(this::routePage, this::mayAsk);

    public CognipeerContactsConsumer(CognipeerContactsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** Without the query of the URI. */
    @Override
    public String toString() {
        return "Consumer[" + getEndpoint() + "]";
    }

    @Override
    public CognipeerContactsEndpoint getEndpoint() {
        return (CognipeerContactsEndpoint) super.getEndpoint();
    }

    @Override
    protected void doBuild() throws Exception {
        leader = getRoute() == null ? LeaderConsumer.of(this) : null;
        if (leader != null) {
            setRoute(leader.route());
            setRouteId(leader.route().getRouteId());
        }
        if (getHealthCheck() == null) {
            setHealthCheck(new ConsumerHealthCheck(
                    this, "consumer:" + getRouteId() + (leader == null ? "" : LeaderConsumer.SUFFIX_OF_CHECK)));
        }
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        CognipeerContactsComponent component = getEndpoint().getComponent();
        Connection connection = component.connection(getEndpoint().getConfiguration());
        ConsumerOptions options = getEndpoint()
                .consumerOptions(
                        "Consumer of route " + getRouteId() + " (mode=" + getMode() + ")",
                        delayOfPolls(),
                        connection.settings().baseUrl());
        ClientLease lease =
                component.clients().acquireForPolls(connection, getEndpoint().requestCounters());
        session = ConsumerSession.open(getEndpoint().getCamelContext(), options, lease, getRouteId(), leader);
        try {
            watchAnew(session.watch());
            super.doStart();
        } catch (Exception e) {
            closeSession();
            throw e;
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        parts.cancel();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        parts.cancel();
        try {
            super.doStop();
        } finally {
            closeSession();
        }
    }

    private void closeSession() {
        ConsumerSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    /** One poll at a time, however many threads the scheduler has. */
    @Override
    public void run() {
        if (onePoll.tryLock()) {
            try {
                ConsumerSession session = this.session;
                // Camel would count an idle poll as a success, and it is neither a success nor a failure.
                if (session == null || !session.isIdle()) {
                    super.run();
                }
            } finally {
                onePoll.unlock();
            }
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        parts.begin();
        ConsumerSession session = this.session;
        try {
            session.settle();
            if (session.isIdle()) {
                return 0;
            }
            int routed = parts.route(session, maxMessagesPerPoll);
            if (!parts.isEndedByStop()) {
                session.watch().succeeded();
            }
            return routed;
        } catch (UnusablePositionException e) {
            IllegalStateException refusal = session.refusal(e);
            session.watch().failed(refusal);
            throw refusal;
        } catch (Exception e) {
            session.watch().failed(e);
            throw e;
        } finally {
            pendingExchanges = 0;
        }
    }

    /** Camel calls this after every poll that routed nothing, also after one that was cancelled or found the quota used up. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (parts.foundNothing() && mayAsk()) {
            super.processEmptyMessage();
        }
    }

    private void routePage(Queue<Object> page) throws Exception {
        forceConsumerAsReady();
        processBatch(page);
    }

    @Override
    public int processBatch(Queue<Object> contacts) throws Exception {
        int routed = 0;
        while (mayRoute() && contacts.peek() instanceof PolledContact contact && contact.makeReady()) {
            contacts.remove();
            pendingExchanges = contacts.size();
            route(contact);
            contact.done();
            routed++;
        }
        return routed;
    }

    /** Routes on this thread, as the position may move only when the contact is done. */
    private void route(PolledContact contact) throws Exception {
        Exchange exchange = createExchange(false);
        ConsumedContact.write(contact.handOut(), exchange);
        try {
            getProcessor().process(exchange);
            Exception failure = ExchangeFailure.of(exchange);
            if (failure != null) {
                if (!contact.maySkip()) {
                    contact.reportFailure();
                    throw failure;
                }
                getExceptionHandler().handleException(ExchangeFailure.SKIPPED, exchange, failure);
                contact.reportSkip();
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private boolean mayAsk() {
        return isBatchAllowed() && !isSuspendingOrSuspended();
    }

    /** A stop suspends first; with CompleteAllTasks the current page is still routed. */
    private boolean mayRoute() {
        return isBatchAllowed()
                && (!isSuspendingOrSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    @ManagedAttribute(description = "The mode: snapshot or changes")
    public String getMode() {
        return getEndpoint().getMode().name();
    }

    @ManagedAttribute(description = "The key of the stored position; null if it is not stored")
    public String getStateKey() {
        ConsumerSession session = this.session;
        return session == null ? null : session.stateKey();
    }

    /** Null when the polls follow a scheduler of the user's own. */
    private Duration delayOfPolls() {
        Object scheduler = getEndpoint().getScheduler();
        return scheduler == null || "none".equals(scheduler)
                ? Duration.of(getDelay(), getTimeUnit().toChronoUnit())
                : null;
    }
}

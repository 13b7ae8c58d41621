package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.consumer.ConsumerOptions;
import com.cognipeer.camel.contacts.consumer.ConsumerSession;
import com.cognipeer.camel.contacts.consumer.ContactsPoll;
import com.cognipeer.camel.contacts.consumer.ExchangeFailure;
import com.cognipeer.camel.contacts.consumer.LeaderConsumer;
import com.cognipeer.camel.contacts.consumer.PolledContact;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.watch.ConsumerHealthCheck;
import com.cognipeer.camel.contacts.watch.WatchedConsumer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CancellationException;
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
    /** The poll under way, or the last one. */
    private volatile ContactsPoll poll;
    /** Whether a sweep used up its poll, so that the next poll begins with the reconciliation. Used by the thread that polls. */
    private boolean isPartOwed;
    /** Whether the last poll was a whole sweep and found nothing. Used by the thread that polls. */
    private boolean foundNothing;
    /** Whether a stop or a suspend ended the last poll, which then neither succeeded nor failed. Used by the same thread. */
    private boolean endedByStop;

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
        cancelRequests();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        cancelRequests();
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

    /** A poll that waits for an answer must not hold up a stop. The next poll sends the request again. */
    private void cancelRequests() {
        if (poll != null) {
            poll.cancel();
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
        foundNothing = false;
        endedByStop = false;
        ConsumerSession session = this.session;
        try {
            session.settle();
            if (session.isIdle()) {
                return 0;
            }
            int routed = routeOwedPart(session).orElse(-1);
            if (routed < 0) {
                poll = session.begin(maxMessagesPerPoll, this::mayAsk);
                routePages();
                routed = poll.routed() + reconcile(session);
            }
            if (!endedByStop) {
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
        }
    }

    /** Empty if no part of a reconciliation waits for a poll of its own. */
    private OptionalInt routeOwedPart(ConsumerSession session) throws Exception {
        boolean isOwed = isPartOwed;
        isPartOwed = false;
        int most = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        Optional<ContactsPoll> part = isOwed && mayAsk() ? session.reconcile(most, this::mayAsk) : Optional.empty();
        if (part.isEmpty()) {
            return OptionalInt.empty();
        }
        poll = part.get();
        routePages();
        return OptionalInt.of(poll.routed());
    }

    /** Routes what the reconciliation finds gone, when the sweep of this poll is finished. Returns how many reports it has routed. */
    private int reconcile(ConsumerSession session) throws Exception {
        int left = maxMessagesPerPoll > 0 ? maxMessagesPerPoll - poll.routed() : Integer.MAX_VALUE;
        isPartOwed = poll.isFinished() && left <= 0;
        Optional<ContactsPoll> part =
                poll.isFinished() && left > 0 && mayAsk() ? session.reconcile(left, this::mayAsk) : Optional.empty();
        if (part.isEmpty()) {
            return 0;
        }
        boolean sweepFoundNothing = foundNothing;
        poll = part.get();
        routePages();
        foundNothing = sweepFoundNothing && poll.routed() == 0;
        return poll.routed();
    }

    /** Camel calls this after every poll that routed nothing, also after one that was cancelled or found the quota used up. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (foundNothing && mayAsk()) {
            super.processEmptyMessage();
        }
    }

    private void routePages() throws Exception {
        try {
            for (Queue<Object> batch = poll.nextBatch(); !batch.isEmpty(); batch = poll.nextBatch()) {
                forceConsumerAsReady();
                processBatch(batch);
                poll.save();
            }
            forceConsumerAsReady();
        } catch (CancellationException e) {
            // A stop or a suspend cancelled the poll, which just ends here.
            if (!poll.isCancelled()) {
                poll.saveAfter(e);
                throw e;
            }
        } catch (Exception e) {
            poll.saveAfter(e);
            throw e;
        } finally {
            endedByStop |= poll.isCancelled();
            poll.cancel();
            pendingExchanges = 0;
        }
        foundNothing = poll.end();
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

package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.consumer.ConsumerOptions;
import com.cognipeer.camel.contacts.consumer.ContactsPoll;
import com.cognipeer.camel.contacts.consumer.ExchangeFailure;
import com.cognipeer.camel.contacts.consumer.LeaderConsumer;
import com.cognipeer.camel.contacts.consumer.PolledContact;
import com.cognipeer.camel.contacts.consumer.SweepSource;
import com.cognipeer.camel.contacts.consumer.SweepSources;
import com.cognipeer.camel.contacts.poll.Handout;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.watch.ConsumerHealthCheck;
import com.cognipeer.camel.contacts.watch.ConsumerWatch;
import com.cognipeer.camel.contacts.watch.MeterRegistration;
import com.cognipeer.camel.contacts.watch.Meters;
import com.cognipeer.camel.contacts.watch.WatchedConsumer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/**
 * Walks over the contacts that match, all of them or those that changed, and routes each as an exchange; a page is a
 * batch. Its position moves over a contact when the exchange of that is done, never before.
 */
@ManagedResource(description = "Managed Cognipeer Contacts consumer")
public class CognipeerContactsConsumer extends WatchedConsumer {

    private final ReentrantLock oneSweep = new ReentrantLock();
    private volatile ClientLease lease;
    private ConsumerOptions options;
    private PageSource pages;
    private volatile SweepSource source;
    private LeaderConsumer leader;
    private MeterRegistration meters = MeterRegistration.NONE;
    private int limit;
    private volatile ContactsPoll poll;
    /** Whether the poll at hand has walked to the end and found nothing. Used by the thread that polls. */
    private boolean foundNothing;

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
        options = getEndpoint()
                .consumerOptions("Consumer of route " + getRouteId() + " (mode=" + getMode() + ")", delayOfPolls());
        int most = options.query().limit();
        limit = maxMessagesPerPoll > 0 ? Math.min(maxMessagesPerPoll, most) : most;
        watchAnew(new ConsumerWatch(options.name(), options.delay(), System::nanoTime, this::quietOfKey));
        try {
            lease = component
                    .clients()
                    .acquireForPolls(connection, getEndpoint().requestCounters());
            lease.endQuiet();
            pages = PageSource.of(lease.client());
            CamelContext context = getEndpoint().getCamelContext();
            source = leader == null ? SweepSources.open(context, options) : SweepSources.openLater(context, options);
            show();
            super.doStart();
        } catch (Exception e) {
            release();
            throw e;
        }
    }

    private void show() {
        if (options.changes() && getRouteId() != null) {
            meters = Meters.ofConsumer(getEndpoint().getCamelContext(), getRouteId(), watch());
        }
        if (leader != null) {
            leader.show();
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
            release();
        }
    }

    private Duration quietOfKey() {
        ClientLease held = lease;
        return held == null ? Duration.ZERO : held.quietFor();
    }

    private void release() {
        meters.close();
        meters = MeterRegistration.NONE;
        if (leader != null) {
            leader.hide();
        }
        if (source != null) {
            source.close();
            source = null;
        }
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    /** A poll that waits for the server must not hold up a stop; what was asked for is asked for again. */
    private void cancelRequests() {
        if (poll != null) {
            poll.cancel();
        }
    }

    /** One sweep at a time, however many threads the scheduler has. */
    @Override
    public void run() {
        if (oneSweep.tryLock()) {
            try {
                SweepSource source = this.source;
                // Neither a success nor a failure: a poll that asks for nothing must not change what Camel counts.
                if (source == null || !watch().isQuiet() || !source.isSettled()) {
                    super.run();
                }
            } finally {
                oneSweep.unlock();
            }
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        foundNothing = false;
        // A forced stop does not wait for this poll, and what it has done must not be saved to a later one's account.
        SweepSource source = this.source;
        try {
            // Before a pause too: what is in memory only is lost with the process.
            source.settle();
            if (watch().isQuiet()) {
                // The poll that found the quota used up has failed and said so.
                return 0;
            }
            int routed = pollOnce(source);
            watch().succeeded();
            return routed;
        } catch (UnusablePositionException e) {
            IllegalStateException refusal = source.refusal(e);
            watch().failed(refusal);
            throw refusal;
        } catch (Exception e) {
            watch().failed(e);
            throw e;
        }
    }

    /**
     * Camel asks for it after every poll that routed nothing, also after one that was cancelled or that waits for the quota.
     * The rest of an older sweep tells nothing of what has come since.
     */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (foundNothing && mayFetch()) {
            super.processEmptyMessage();
        }
    }

    private int pollOnce(SweepSource source) throws Exception {
        int most = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        Sweep sweep = source.begin(limit);
        watch().began(sweep);
        poll = new ContactsPoll(new Pages(sweep, pages), most, options.prefetch(), this::mayFetch, watch());
        try {
            routePages(source);
        } catch (CancellationException e) {
            // Cancelled by a stop or a suspend, the poll just ends here.
            if (!poll.isCancelled()) {
                keep(source, sweep, e);
                throw e;
            }
        } catch (Exception e) {
            keep(source, sweep, e);
            throw e;
        } finally {
            poll.cancel();
            pendingExchanges = 0;
        }
        if (sweep.isOver()) {
            sweep.finish();
            foundNothing = watch().report().isFirstPoll() && poll.routed() == 0;
            watch().finished(sweep);
        }
        source.save(sweep);
        return poll.routed();
    }

    /** What is done is done, also when the poll fails. */
    private static void keep(SweepSource source, Sweep sweep, Exception failure) {
        try {
            source.save(sweep);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void routePages(SweepSource source) throws Exception {
        for (Queue<Object> batch = poll.nextBatch(); !batch.isEmpty(); batch = poll.nextBatch()) {
            forceConsumerAsReady();
            processBatch(batch);
            source.save(poll.sweep());
        }
        forceConsumerAsReady();
    }

    @Override
    public int processBatch(Queue<Object> contacts) throws Exception {
        int routed = 0;
        while (mayRoute() && contacts.peek() instanceof PolledContact contact && contact.makeReady()) {
            contacts.remove();
            pendingExchanges = contacts.size();
            route(contact.handOut());
            contact.done();
            routed++;
        }
        return routed;
    }

    /** Routes on this thread, as the position may only move once the contact is done. */
    private void route(Handout contact) throws Exception {
        Exchange exchange = createExchange(false);
        ConsumedContact.write(contact, exchange);
        try {
            getProcessor().process(exchange);
            Exception failure = ExchangeFailure.of(exchange);
            if (failure != null) {
                fail(exchange, failure);
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fail(Exchange exchange, Exception failure) throws Exception {
        if (!options.skipFailed()) {
            watch().contactFailed();
            throw failure;
        }
        getExceptionHandler().handleException("A contact failed and is skipped (onFailure=skip)", exchange, failure);
    }

    private boolean mayFetch() {
        return isBatchAllowed() && !isSuspendingOrSuspended();
    }

    /** A stop suspends first; with CompleteAllTasks the page at hand is still routed. */
    private boolean mayRoute() {
        return isBatchAllowed()
                && (!isSuspendingOrSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    @ManagedAttribute(description = "What is consumed: snapshot or changes")
    public String getMode() {
        return getEndpoint().getMode().name();
    }

    @ManagedAttribute(description = "The name under which the position is stored; null where it is not")
    public String getStateKey() {
        SweepSource source = this.source;
        return source == null ? null : source.key();
    }

    /** Null where polls follow a scheduler of the user's own. */
    private Duration delayOfPolls() {
        Object scheduler = getEndpoint().getScheduler();
        return scheduler == null || "none".equals(scheduler)
                ? Duration.of(getDelay(), getTimeUnit().toChronoUnit())
                : null;
    }
}

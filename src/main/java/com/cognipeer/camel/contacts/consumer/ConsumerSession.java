package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.watch.ConsumerWatch;
import com.cognipeer.camel.contacts.watch.MeterRegistration;
import com.cognipeer.camel.contacts.watch.Meters;
import com.cognipeer.camel.contacts.watch.ReconciliationProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/**
 * A consumer from its start to its stop: its client, its position and its figures. If a forced stop does not wait for a poll,
 * the poll keeps its own session. So it can never save to the position of a later one.
 */
public final class ConsumerSession implements AutoCloseable {

    private final ConsumerOptions options;
    private final ClientLease lease;
    private final SweepSource source;
    private final ConsumerWatch watch;
    private MeterRegistration meters = MeterRegistration.NONE;
    private LeaderConsumer leader;

    private ConsumerSession(ConsumerOptions options, ClientLease lease, SweepSource source) {
        this.options = options;
        this.lease = lease;
        this.source = source;
        this.watch = new ConsumerWatch(
                options.name(),
                options.delay(),
                System::nanoTime,
                () -> lease.isClosed() ? Duration.ZERO : lease.quietFor(),
                reconciliations(options));
    }

    private static ReconciliationProgress reconciliations(ConsumerOptions options) {
        DeletionOptions deletions = options.deletions();
        return deletions == null
                ? null
                : new ReconciliationProgress(
                        options.name(), options.changes() ? deletions.reconcileInterval() : null, System::nanoTime);
    }

    /**
     * Opens a session, and shows the consumer for as long as it lasts.
     *
     * @param  lease                 the client; closed with the session, and when the session cannot be opened
     * @param  routeId               names the consumer in meters; null for no meters
     * @param  leader                shows this consumer beside the one that runs it; null when no other one does
     * @throws IllegalStateException when another running consumer has the position, or the position cannot be read
     */
    public static ConsumerSession open(
            CamelContext context, ConsumerOptions options, ClientLease lease, String routeId, LeaderConsumer leader)
            throws Exception {
        ConsumerSession session;
        try {
            lease.endQuiet();
            SweepSource source =
                    leader == null ? SweepSources.open(context, options) : SweepSources.openLater(context, options);
            session = new ConsumerSession(options, lease, source);
        } catch (Exception e) {
            lease.close();
            throw e;
        }
        try {
            session.show(context, routeId, leader);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void show(CamelContext context, String routeId, LeaderConsumer shown) {
        meters = Meters.ofConsumer(context, routeId, options.changes(), watch);
        leader = shown;
        if (leader != null) {
            leader.show();
        }
    }

    public ConsumerWatch watch() {
        return watch;
    }

    /** The name under which the position is stored; null when it is not stored. */
    public String stateKey() {
        return source.key();
    }

    /** Whether a poll has nothing to do: the quota is used up, which an earlier poll has reported, and nothing is unsaved. */
    public boolean isIdle() {
        return watch.isQuiet() && source.isSettled();
    }

    /**
     * Stores the position that could not be stored before, if there is one: it would be lost with the process.
     *
     * @throws IllegalStateException when it cannot be stored now either
     */
    public void settle() {
        source.settle();
    }

    /**
     * Begins a poll.
     *
     * @param  most                  how many contacts it may route; 0 for no limit
     * @param  mayAsk                whether another page may be asked for now
     * @throws IllegalStateException when the position cannot be read
     */
    public ContactsPoll begin(int most, BooleanSupplier mayAsk) throws Exception {
        int allowed = most > 0 ? most : Integer.MAX_VALUE;
        Sweep sweep = source.begin(Math.min(allowed, options.query().limit()));
        watch.began(sweep);
        Pages pages = new Pages(sweep, PageSource.of(lease.client()));
        return new ContactsPoll(options, source, pages, allowed, mayAsk, watch);
    }

    /**
     * Begins the part of a reconciliation that is due, if one is.
     *
     * @param  most                  how many reports it may route; 0 for no limit
     * @param  mayAsk                whether another page may be asked for now
     * @throws IllegalStateException when the position cannot be read
     */
    public Optional<ContactsPoll> reconcile(int most, BooleanSupplier mayAsk) {
        return source.reconcile().map(part -> {
            watch.began(part);
            return new ContactsPoll(
                    options, source, new Pages(part, PageSource.of(lease.client())), most, mayAsk, watch);
        });
    }

    /** The exception by which a poll refuses to start from the position. */
    public IllegalStateException refusal(UnusablePositionException reason) {
        return source.refusal(reason);
    }

    @Override
    public void close() {
        meters.close();
        try {
            if (leader != null) {
                leader.hide();
            }
        } finally {
            source.close();
            lease.close();
        }
    }
}

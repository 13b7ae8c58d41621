package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.BelievedTotals;
import com.cognipeer.camel.contacts.poll.StartFrom;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Sweeps;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.poll.WalkSettings;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweeps of a consumer one after the other, and how far they have come. Used by one thread at a time. */
interface Course extends AutoCloseable {

    /**
     * The sweep under way, or the next one.
     *
     * @param  limit                 how many contacts to ask for at a time, at the most
     * @throws IllegalStateException when the position cannot be read
     */
    Sweep begin(int limit) throws Exception;

    /**
     * Stores how far the sweep has come.
     *
     * @throws IllegalStateException when it cannot be stored; it is kept, and the next sweep begins by storing it
     */
    void save(Sweep sweep);

    /**
     * Stores what could not be stored before, if there is any.
     *
     * @throws IllegalStateException when it cannot be stored now either
     */
    default void settle() {}

    /** Whether there is nothing of that kind. */
    default boolean isSettled() {
        return true;
    }

    /** The refusal to go on from the position. */
    IllegalStateException refusal(UnusablePositionException reason);

    /** The name under which the position is stored; null where it is not. */
    String key();

    /**
     * Keeps the position only until somebody else opens it.
     *
     * @param giveUp closes this at once
     */
    default void offer(Runnable giveUp) {}

    /** Gives up the position; it can be opened again. */
    @Override
    void close();

    /**
     * The course that an endpoint's options ask for.
     *
     * @param consumer names it in messages, in which no query of a URI may stand
     * @throws IllegalStateException when a running consumer is on it already, or its position cannot be read
     */
    static Course open(String consumer, CognipeerContactsEndpoint endpoint, ContactQuery query) throws Exception {
        if (query.sort().fields().isEmpty()) {
            return Stored.open(consumer, endpoint, query);
        }
        LoggerFactory.getLogger(CognipeerContactsConsumer.class)
                .warn(
                        "{} has the option sort: walking by page numbers misses and repeats contacts while data moves, and"
                                + " a restart begins anew. Without it every contact is routed",
                        consumer);
        return new Numbered(query);
    }

    /**
     * A course that is opened by the first poll. Where a start fails, who runs a consumer for another may give up; polls go
     * on failing until the position can be read.
     */
    static Course later(Opening opening) {
        return new Later(opening);
    }

    /** How a course is opened. */
    interface Opening {
        Course open() throws Exception;
    }

    /** In the order of the component's own walks, from a position that can be stored. */
    final class Stored implements Course {

        private static final Logger LOG = LoggerFactory.getLogger(CognipeerContactsConsumer.class);

        private final Sweeps sweeps;
        private final StoredPosition position;
        private final PositionClaims.Claim claim;

        private Stored(Sweeps sweeps, StoredPosition position, PositionClaims.Claim claim) {
            this.sweeps = sweeps;
            this.position = position;
            this.claim = claim;
        }

        private static Stored open(String consumer, CognipeerContactsEndpoint endpoint, ContactQuery query)
                throws Exception {
            String key = PositionKey.of(endpoint, query.filter());
            StateRepository<String, String> repository = repository(consumer, endpoint, key);
            PositionClaims.Claim claim =
                    PositionClaims.of(endpoint.getCamelContext()).claim(repository, key);
            StoredPosition position = claim.position();
            try {
                if (position.unsaved() == null) {
                    position.load();
                }
                return new Stored(sweeps(endpoint, query), position, claim);
            } catch (RuntimeException e) {
                claim.release(position.unsaved());
                throw e;
            }
        }

        private static StateRepository<String, String> repository(
                String consumer, CognipeerContactsEndpoint endpoint, String key) throws Exception {
            StateRepository<String, String> given = endpoint.getConfiguration().getStateRepository();
            if (given == null) {
                LOG.info(
                        "The position of {} is kept in memory and does not survive a restart: set the option"
                                + " stateRepository to keep it (stateKey {})",
                        consumer,
                        key);
                return endpoint.getComponent()
                        .memory(endpoint.getConfiguration().getToken());
            }
            // Started with the first consumer that needs it, stopped with the context: others may share it.
            endpoint.getCamelContext().addService(given, true, true);
            return given;
        }

        private static Sweeps sweeps(CognipeerContactsEndpoint endpoint, ContactQuery query) {
            WalkSettings settings = new WalkSettings(
                    query.filter(),
                    query.limit(),
                    Duration.ofMillis(endpoint.getLookback()),
                    StartFrom.parse(endpoint.getStartFrom()));
            return switch (endpoint.getMode()) {
                case snapshot -> Sweeps.snapshots(settings);
                case changes -> Sweeps.changes(settings);
            };
        }

        @Override
        public Sweep begin(int limit) {
            return sweeps.begin(position.load(), limit);
        }

        @Override
        public void save(Sweep sweep) {
            position.save(sweep.position());
        }

        @Override
        public void settle() {
            position.settle();
        }

        @Override
        public boolean isSettled() {
            return position.unsaved() == null;
        }

        @Override
        public IllegalStateException refusal(UnusablePositionException reason) {
            return position.refusal(reason);
        }

        @Override
        public String key() {
            return claim.key();
        }

        @Override
        public void offer(Runnable giveUp) {
            claim.offer(giveUp);
        }

        @Override
        public void close() {
            claim.release(position.unsaved());
        }
    }

    /** In an order of the user's own, kept in memory between two polls. */
    final class Numbered implements Course {

        private final ContactQuery query;
        private final BelievedTotals totals = new BelievedTotals();
        private Sweep sweep;

        private Numbered(ContactQuery query) {
            this.query = query;
        }

        @Override
        public Sweep begin(int limit) {
            if (sweep == null || sweep.isOver()) {
                sweep = Sweep.numbered(new ContactQuery(query.page(), limit, query.filter(), query.sort()), totals);
            }
            return sweep;
        }

        @Override
        public void save(Sweep same) {
            // The sweep itself is kept, and with it how far it has come.
        }

        @Override
        public IllegalStateException refusal(UnusablePositionException reason) {
            return reason;
        }

        @Override
        public String key() {
            return null;
        }

        @Override
        public void close() {
            sweep = null;
        }
    }

    /** Opened when it is first begun. */
    final class Later implements Course {

        private final Opening opening;
        private volatile Course opened;
        private boolean closed;

        private Later(Opening opening) {
            this.opening = opening;
        }

        @Override
        public Sweep begin(int limit) throws Exception {
            if (opened == null) {
                keep(opening.open());
            }
            return opened.begin(limit);
        }

        /** Not held up by an opening, a stop may have come before its end. */
        private synchronized void keep(Course course) {
            if (closed) {
                course.close();
                throw new CancellationException("The consumer was stopped while its position was looked for");
            }
            opened = course;
        }

        @Override
        public void save(Sweep sweep) {
            opened.save(sweep);
        }

        @Override
        public void settle() {
            if (opened != null) {
                opened.settle();
            }
        }

        @Override
        public boolean isSettled() {
            return opened == null || opened.isSettled();
        }

        @Override
        public IllegalStateException refusal(UnusablePositionException reason) {
            return opened.refusal(reason);
        }

        @Override
        public String key() {
            return opened == null ? null : opened.key();
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (opened != null) {
                opened.close();
            }
        }
    }
}

package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.ownwrites.OwnWriteLog;
import com.cognipeer.camel.contacts.poll.OwnWrites;
import com.cognipeer.camel.contacts.poll.Reconciliation;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Sweeps;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.state.InventoryRepository;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Sweeps in the component's own order, each from the position that is stored. */
final class StoredSweeps implements SweepSource {

    private final Sweeps sweeps;
    private final StoredPosition position;
    private final PositionClaims.Claim claim;

    private StoredSweeps(Sweeps sweeps, StoredPosition position, PositionClaims.Claim claim) {
        this.sweeps = sweeps;
        this.position = position;
        this.claim = claim;
    }

    static StoredSweeps open(CamelContext context, ConsumerOptions options) throws Exception {
        PositionStore store = options.store();
        start(context, options);
        PositionClaims.Claim claim = PositionClaims.of(context).claim(store.repository(), store.key());
        StoredPosition position = claim.position();
        try {
            if (position.unsaved() == null) {
                position.load();
            }
            Sweeps sweeps = options.newSweeps(
                    options.deletions() == null ? null : claim.inventory(position.revision()),
                    options.skipsOwnWrites() ? ownWrites(context, options) : null);
            position.storeAfter(sweeps::flush);
            return new StoredSweeps(sweeps, position, claim);
        } catch (RuntimeException e) {
            claim.release(position.unsaved());
            throw e;
        }
    }

    private static OwnWrites ownWrites(CamelContext context, ConsumerOptions options) {
        OwnWriteLog log = OwnWriteLog.of(context, options.baseUrl());
        if (!log.share(options.store().repository())) {
            SweepSources.LOG.info(
                    "{} knows own writes by the producers of this CamelContext only: set the option stateRepository of"
                            + " consumers and producers to one JdbcStateRepository to know those of other processes",
                    options.name());
        }
        return log;
    }

    private static void start(CamelContext context, ConsumerOptions options) throws Exception {
        PositionStore store = options.store();
        if (store.inMemory()) {
            SweepSources.LOG.info(
                    "The position of {} is kept in memory and does not survive a restart: set the option"
                            + " stateRepository to keep it (stateKey {})",
                    options.name(),
                    store.key());
        } else {
            // Other consumers may share the repository: the first one starts it, and the stop of the context stops it.
            context.addService(store.repository(), true, true);
        }
        if (options.deletions() != null && !(store.repository() instanceof InventoryRepository)) {
            SweepSources.LOG.info(
                    "The inventory of {} is kept in memory and does not survive a restart: set the option stateRepository"
                            + " to an AtomicFileStateRepository or a JdbcStateRepository to keep it (stateKey {})",
                    options.name(),
                    store.key());
        }
    }

    @Override
    public Sweep begin(int limit) {
        Reconciliation known = position.load().reconciliation();
        Sweep sweep = sweeps.begin(position.load(), limit, Instant.now());
        if (known != null
                && known.isAdopted()
                && sweep.reconciliation() != null
                && !sweep.reconciliation().isAdopted()) {
            // The inventory was lost. After a crash a first entry must not hide that.
            save(sweep);
        }
        return sweep;
    }

    @Override
    public Optional<Sweep> reconcile() {
        return sweeps.reconcile(position.load(), Instant.now());
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
        claim.inventoryBelongsTo(position.revision());
        claim.release(position.unsaved());
    }
}

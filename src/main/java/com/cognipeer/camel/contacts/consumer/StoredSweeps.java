package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Sweeps;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
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
        start(context, store, options.name());
        PositionClaims.Claim claim = PositionClaims.of(context).claim(store.repository(), store.key());
        StoredPosition position = claim.position();
        try {
            if (position.unsaved() == null) {
                position.load();
            }
            return new StoredSweeps(options.newSweeps(), position, claim);
        } catch (RuntimeException e) {
            claim.release(position.unsaved());
            throw e;
        }
    }

    private static void start(CamelContext context, PositionStore store, String consumer) throws Exception {
        if (store.inMemory()) {
            SweepSources.LOG.info(
                    "The position of {} is kept in memory and does not survive a restart: set the option"
                            + " stateRepository to keep it (stateKey {})",
                    consumer,
                    store.key());
        } else {
            // Other consumers may share the repository: the first one starts it, and the stop of the context stops it.
            context.addService(store.repository(), true, true);
        }
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

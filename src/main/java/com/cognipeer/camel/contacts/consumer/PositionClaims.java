package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Inventory;
import com.cognipeer.camel.contacts.state.InventoryRepository;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * The positions that the running consumers of a CamelContext have. Two consumers with one position would each skip the contacts
 * that the other took.
 */
final class PositionClaims {

    private final Set<Claim> claims = new HashSet<>();
    /** How to release a claim that its holder keeps only until another consumer wants it. */
    private final Map<Claim, Runnable> offers = new HashMap<>();
    /** Positions that stopped consumers could not store: the next consumer must not route their contacts again. */
    private final Map<Claim, StoredPosition.Unsaved> unsaved = new HashMap<>();

    /** Inventories for repositories that keep none. They last as long as the context, as a position in memory does. */
    private final Map<Claim, InventoryInMemory> inventories = new HashMap<>();
    /** The revisions of the positions that these inventories belong to. */
    private final Map<Claim, Long> revisions = new HashMap<>();

    /** The claims of the context, for the consumers of all components. */
    static PositionClaims of(CamelContext context) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        synchronized (context) {
            PositionClaims known = plugins.getContextPlugin(PositionClaims.class);
            if (known == null) {
                known = new PositionClaims();
                plugins.addContextPlugin(PositionClaims.class, known);
            }
            return known;
        }
    }

    /** @throws IllegalStateException when another running consumer has the position */
    Claim claim(StateRepository<String, String> repository, String key) {
        Claim claim = new Claim(this, repository, key);
        Runnable release = offerOf(claim);
        if (release != null) {
            // Without the lock: the holder may be storing the position now.
            release.run();
        }
        add(claim);
        return claim;
    }

    private synchronized void add(Claim claim) {
        if (!claims.add(claim)) {
            throw new IllegalStateException("Another running consumer has the stateKey '" + claim.key()
                    + "' in the same stateRepository, and each would skip what the other took: give one of them a"
                    + " stateKey of its own (option stateKey); another token makes no other position");
        }
    }

    private synchronized Runnable offerOf(Claim claim) {
        return offers.remove(claim);
    }

    private synchronized void offer(Claim claim, Runnable release) {
        if (claims.contains(claim)) {
            offers.put(claim, release);
        }
    }

    private synchronized void release(Claim claim, StoredPosition.Unsaved left) {
        offers.remove(claim);
        if (claims.remove(claim) && left != null) {
            unsaved.put(claim, left);
        }
    }

    private synchronized void belongsTo(Claim claim, long revision) {
        revisions.put(claim, revision);
    }

    /** Another leader may have moved the position meanwhile: the inventory does not know what that one has routed. */
    private synchronized Inventory inventory(Claim claim, long revision) {
        if (!Objects.equals(revisions.remove(claim), revision)) {
            inventories.remove(claim);
        }
        return inventories.computeIfAbsent(claim, first -> new InventoryInMemory());
    }

    private synchronized StoredPosition.Unsaved takeUp(Claim claim) {
        return unsaved.remove(claim);
    }

    /** The right of one consumer to move a position, until it releases the claim. */
    record Claim(PositionClaims owner, StateRepository<String, String> repository, String key) {

        /** The position as it is stored, or as the claim before could not store it. */
        StoredPosition position() {
            return new StoredPosition(repository, key, owner.takeUp(this));
        }

        /**
         * The inventory of the consumer. It lies beside the position if the repository can do that.
         *
         * @param revision of the stored position
         */
        Inventory inventory(long revision) {
            return repository instanceof InventoryRepository keeping
                    ? new StoredInventory(keeping.inventory(key))
                    : owner.inventory(this, revision);
        }

        /** @param revision of the position that the inventory belongs to from now on */
        void inventoryBelongsTo(long revision) {
            owner.belongsTo(this, revision);
        }

        /**
         * Keeps the position only until another consumer claims it.
         *
         * @param release gives up the position at once
         */
        void offer(Runnable release) {
            owner.offer(this, release);
        }

        /** @param left the position that could not be stored, for the next claim; null when there is none */
        void release(StoredPosition.Unsaved left) {
            owner.release(this, left);
        }

        /** Compares repositories by identity: two that call themselves equal may hold different positions. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Claim claim && claim.repository == repository && claim.key.equals(key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }
}

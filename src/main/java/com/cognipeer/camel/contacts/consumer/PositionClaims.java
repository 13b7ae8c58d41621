package com.cognipeer.camel.contacts.consumer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.StateRepository;

/** Which positions the running consumers of a CamelContext move: two that move one would each skip what the other took. */
final class PositionClaims {

    private final Set<Claim> claims = new HashSet<>();
    /** How those are released whose holders let go of them for the next one. */
    private final Map<Claim, Runnable> offers = new HashMap<>();
    /** What consumers that have stopped could not store: the next one of that position must not route it again. */
    private final Map<Claim, StoredPosition.Unsaved> unsaved = new HashMap<>();

    /** Those of the context, whatever component its consumers belong to. */
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

    /** @throws IllegalStateException when a running consumer moves that position already */
    Claim claim(StateRepository<String, String> repository, String key) {
        Claim claim = new Claim(this, repository, key);
        Runnable release = offerOf(claim);
        if (release != null) {
            // Not under the lock: the holder may be storing the position just now.
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

    private synchronized StoredPosition.Unsaved takeUp(Claim claim) {
        return unsaved.remove(claim);
    }

    /** The right to move a position, until it is released. */
    record Claim(PositionClaims owner, StateRepository<String, String> repository, String key) {

        /** The position as it is stored, or was left unsaved by the claim before. */
        StoredPosition position() {
            return new StoredPosition(repository, key, owner.takeUp(this));
        }

        /**
         * Keeps the position only until somebody else claims it.
         *
         * @param release gives it up at once
         */
        void offer(Runnable release) {
            owner.offer(this, release);
        }

        /** @param left what could not be stored, for the next claim; null for nothing */
        void release(StoredPosition.Unsaved left) {
            owner.release(this, left);
        }

        /** By the very repository: two of them may well call themselves equal. */
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

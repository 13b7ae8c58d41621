package com.cognipeer.camel.contacts;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.StateRepository;

/** Which positions the running consumers of a CamelContext move: two that move one would each skip what the other took. */
final class PositionClaims {

    private final Set<Claim> claims = new HashSet<>();

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
    synchronized Claim claim(StateRepository<String, String> repository, String key) {
        Claim claim = new Claim(this, repository, key);
        if (!claims.add(claim)) {
            throw new IllegalStateException("Another running consumer has the stateKey '" + key
                    + "' in the same stateRepository, and each would skip what the other took: give one of them a"
                    + " stateKey of its own (option stateKey); another token makes no other position");
        }
        return claim;
    }

    private synchronized void release(Claim claim) {
        claims.remove(claim);
    }

    /** The right to move a position, until it is closed. */
    record Claim(PositionClaims owner, StateRepository<String, String> repository, String key)
            implements AutoCloseable {

        @Override
        public void close() {
            owner.release(this);
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

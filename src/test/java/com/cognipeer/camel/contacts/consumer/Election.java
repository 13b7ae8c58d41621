package com.cognipeer.camel.contacts.consumer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** Whether a node leads is what the test says; two may believe that they do, as they may for a while in a real cluster. */
final class Election extends AbstractCamelClusterService<Election.Seat> {

    static final String CONTACTS = "contacts";

    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    void leads(boolean leading) {
        leads(CONTACTS, leading);
    }

    void leads(String namespace, boolean leading) {
        seats.get(namespace).tell(leading);
    }

    @Override
    protected Seat createView(String namespace) {
        return seats.computeIfAbsent(namespace, Seat::new);
    }

    final class Seat extends AbstractCamelClusterView {

        private final CamelClusterMember self = new Self();
        private volatile boolean leading;

        private Seat(String namespace) {
            super(Election.this, namespace);
        }

        private void tell(boolean leading) {
            this.leading = leading;
            fireLeadershipChangedEvent(getLeader());
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return leading ? Optional.of(self) : Optional.empty();
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return self;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(self);
        }

        private final class Self implements CamelClusterMember {

            @Override
            public boolean isLeader() {
                return leading;
            }

            @Override
            public boolean isLocal() {
                return true;
            }

            @Override
            public String getId() {
                return "self";
            }
        }
    }
}

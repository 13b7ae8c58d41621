package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something that all nodes need is stopped for a while and started again, while the contacts move. */
class OutagesTest {

    private final long seed = Seed.of("outage");

    @TempDir
    private Path folder;

    @Test
    void theConsumerWaitsForTheBrokerAndSaysSoAndNothingIsLost() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed)) {
            Broker broker = cluster.broker();
            rideOut("broker", cluster, broker::stop, broker::start);
        }
    }

    @Test
    void theConsumerWaitsForTheDatabaseAndSaysSoAndNothingIsLost() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed)) {
            Database database = cluster.database();
            rideOut("database", cluster, database::stop, database::start);
        }
    }

    private void rideOut(String what, Cluster cluster, Outage.Action stop, Outage.Action start) throws Exception {
        try (ContactsMover mover = new ContactsMover(cluster.sandbox(), seed)) {
            Audit audit = Audit.install(cluster.database());
            mover.insert(100);
            Node leader = cluster.startTwo();
            mover.start(20);
            Outage outage = new Outage(leader, "consumer:contacts-to-kafka:leader").of(stop, start);
            mover.stop();
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.printf("outage of the %s: %s; %s%n", what, outage, outcome);

            assertThat(outage.states()).as(cluster.logs()).containsOnly("DOWN");
            assertThat(outage.moreThreads()).isLessThan(10);
            assertThat(outcome.faults())
                    .as("seed %d, %s%n%s", seed, outcome, cluster.logs())
                    .isEmpty();
        }
    }
}

package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped for a while and started again, while the contacts move. */
class StoppedDatabaseTest {

    private final long seed = Seed.of("stopped database");

    @TempDir
    private Path folder;

    @Test
    void theConsumerWaitsAndSaysSoAndNothingIsLost() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed);
                ContactsMover mover = new ContactsMover(cluster.sandbox(), seed)) {
            Audit audit = Audit.install(cluster.database());
            mover.insert(100);
            Node leader = cluster.startTwo();
            mover.start(20);
            Database database = cluster.database();
            Outage outage = new Outage(leader, "consumer:contacts-to-kafka:leader").of(database::stop, database::start);
            mover.stop();
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.printf("stopped database: %s; %s%n", outage, outcome);

            assertThat(outage.states()).containsOnly("DOWN");
            assertThat(outage.moreThreads()).isLessThan(10);
            assertThat(outcome.faults())
                    .as("seed %d, %s%n%s", seed, outcome, cluster.logs())
                    .isEmpty();
        }
    }
}

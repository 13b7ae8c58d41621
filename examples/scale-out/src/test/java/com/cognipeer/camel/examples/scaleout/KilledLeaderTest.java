package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL to the node that reads, at any moment, again and again, while the contacts move. */
class KilledLeaderTest {

    private static final int CONTACTS_AT_FIRST = 300;
    private static final int MOVES_PER_SECOND = 40;

    private final int kills = Integer.getInteger("kills", 3);
    private final long seed = Seed.of("killed leader");
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    @Test
    void theOtherNodeTakesOverEachTimeAndNothingIsLostOrStoredTwice() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed);
                ContactsMover mover = new ContactsMover(cluster.sandbox(), seed)) {
            Audit audit = Audit.install(cluster.database());
            mover.insert(CONTACTS_AT_FIRST);
            Node leader = cluster.startTwo();
            mover.start(MOVES_PER_SECOND);
            for (int kill = 1; kill <= kills; kill++) {
                Node heir = cluster.follower();
                assertThat(leader.endsWithin(Duration.ofMillis(random.nextInt(3000))))
                        .as("%s ends by itself%n%s", leader.name(), leader.log())
                        .isFalse();
                Duration gap = cluster.killLeader();
                System.out.printf("killed leader: kill %d, %s asks after %d ms%n", kill, heir.name(), gap.toMillis());
                cluster.awaitStart(cluster.startNode());
                leader = cluster.awaitLead(heir);
            }
            long moves = mover.stop();
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.printf("killed leader: kills %d, moves %d, %s%n", kills, moves, outcome);

            assertThat(outcome.faults())
                    .as("seed %d, %s%n%s", seed, outcome, cluster.logs())
                    .isEmpty();
        }
    }
}

package com.cognipeer.camel.examples.scaleout;

import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows two nodes over moving contacts, and what becomes of them when the one that reads is killed. */
public final class ScaleOut {

    private static final Path OUTPUT = Path.of("target/scale-out");
    private static final int CONTACTS = 500;
    private static final int MOVES_PER_SECOND = 50;
    private static final Duration RUN = Duration.ofSeconds(5);

    private final Cluster cluster;

    private ScaleOut(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @param args none */
    public static void main(String[] args) throws Exception {
        remove(OUTPUT);
        Files.createDirectories(OUTPUT);
        System.out.println("A sandbox of the Contacts API, a PostgreSQL and a Kafka broker start ...");
        try (Cluster cluster = new Cluster(OUTPUT, 1)) {
            if (!new ScaleOut(cluster).run().faults().isEmpty()) {
                System.out.println(cluster.logs());
                System.exit(1);
            }
        }
        // The broker leaves threads behind.
        System.exit(0);
    }

    private Outcome run() throws Exception {
        Audit audit = Audit.install(cluster.database());
        try (ContactsMover mover = new ContactsMover(cluster.sandbox(), 1)) {
            mover.insert(CONTACTS);
            System.out.printf("%d contacts. Two nodes start ...%n", CONTACTS);
            Node leader = cluster.startTwo();
            System.out.printf("%s reads, both store.%n", leader.name());
            mover.start(MOVES_PER_SECOND);
            watch(leader);
            Node heir = cluster.follower();
            Duration gap = cluster.killLeader();
            cluster.awaitLead(heir);
            System.out.printf(
                    Locale.ROOT,
                    "%s is killed (SIGKILL); %s reads after %.1f s.%n",
                    leader.name(),
                    heir.name(),
                    gap.toMillis() / 1000.0);
            Node third = cluster.startNode();
            cluster.awaitStart(third);
            System.out.printf("%s has started in its place.%n", third.name());
            watch(heir);
            long moves = mover.stop();
            System.out.printf("%d moves are made. What is under way is stored ...%n", moves);
            Outcome outcome = Outcome.of(cluster, audit);
            System.out.print(table(moves, gap, outcome));
            return outcome;
        }
    }

    /** A line a second. */
    private void watch(Node node) {
        await().atMost(RUN.multipliedBy(4))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .during(RUN)
                .until(() -> {
                    System.out.printf(
                            "  %s: %s, lag %s s; %d contacts in the table, %d records to be stored%n",
                            node.name(),
                            node.state("consumer:contacts-to-kafka:leader"),
                            node.lag(),
                            cluster.database().count("SELECT count(*) FROM contacts"),
                            Records.backlog(cluster.broker()));
                    return true;
                });
    }

    private static String table(long moves, Duration gap, Outcome outcome) {
        return String.format(
                Locale.ROOT,
                """

                contacts               %,8d
                moves                  %,8d
                records in Kafka       %,8d
                  duplicates absorbed  %,8d
                writes to the table    %,8d
                  of a version again   %,8d
                  of an older state    %,8d
                contacts lost          %,8d
                take-over              %,8.1f s

                """,
                outcome.contacts(),
                moves,
                outcome.records(),
                outcome.duplicates(),
                outcome.writes(),
                outcome.repeated(),
                outcome.backward(),
                outcome.lost(),
                gap.toMillis() / 1000.0);
    }

    /** The files of an earlier run are about another sandbox. */
    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

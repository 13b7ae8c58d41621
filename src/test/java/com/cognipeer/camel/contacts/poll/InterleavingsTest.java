package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import com.cognipeer.camel.contacts.route.Effort;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random courses of the real walks over a server that moves between any two requests. */
class InterleavingsTest {

    private static final int RUNS = Effort.times("interleavings", 30, 1_000, 10_000);
    /** The slice that every build runs is always the same, so that a build fails by what was changed. */
    private static final long SEED =
            Long.getLong("seed", Effort.choose(1, 1, ThreadLocalRandom.current().nextInt(1_000_000)));

    @ParameterizedTest(name = "{0} {1} atomic={2} failures={3}")
    @CsvSource({
        "snapshot, HONOURED, true, 0",
        "snapshot, HONOURED, false, 0",
        "snapshot, HONOURED, false, 0.05",
        "snapshot, NOTHING_MATCHES, true, 0",
        "snapshot, NOTHING_MATCHES, false, 0",
        "snapshot, NOTHING_MATCHES, true, 0.05",
        "snapshot, IGNORED, true, 0",
        "changes, HONOURED, true, 0",
        "changes, HONOURED, false, 0",
        "changes, HONOURED, false, 0.05",
        "changes, DATES_MATCH_NOTHING, true, 0",
        "changes, DATES_MATCH_NOTHING, false, 0",
        "changes, DATES_MATCH_NOTHING, true, 0.05",
        "changes, IGNORED, true, 0",
    })
    void nothingIsLostAndNothingComesTwice(String mode, Ranges ranges, boolean atomic, double failures) {
        System.out.println("interleavings: seed " + SEED + ", " + RUNS + " runs");
        long lost = 0;
        long duplicates = 0;
        long interruptions = 0;
        long deliveries = 0;
        long requests = 0;
        Set<String> pagings = new TreeSet<>();
        for (long run = 0; run < RUNS; run++) {
            Interleaving course;
            try {
                course = new Interleaving(SEED + run, mode.equals("changes"), ranges, failures, atomic).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + (SEED + run), e);
            }
            assertThat(course.duplicates)
                    .as("duplicates, seed %d", SEED + run)
                    .isLessThanOrEqualTo(course.mostDuplicates);
            assertThat(course.lost).as("lost, seed %d", SEED + run).isZero();
            lost += course.lost;
            duplicates += course.duplicates;
            interruptions += course.interruptions;
            deliveries += course.deliveries.values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            requests += course.server.requests;
            pagings.add(course.paging);
        }
        System.out.printf(
                "interleavings: %s %s atomic=%s failures=%s: %d runs, %d deliveries, %d requests, %d interruptions,"
                        + " %d lost, %d duplicates, walks %s%n",
                mode, ranges, atomic, failures, RUNS, deliveries, requests, interruptions, lost, duplicates, pagings);
    }
}

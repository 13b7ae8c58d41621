package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import com.cognipeer.camel.contacts.route.Effort;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories of own writes beside changes by others, before, after and in the same millisecond. */
class OwnWriteHistoriesTest {

    private static final int RUNS = Effort.times("own.writes", 100, 1_000, 10_000);
    private static final long SEED = Effort.seed();

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() {
        camel.stop();
    }

    @ParameterizedTest(name = "{0}, inventory {1}")
    @CsvSource({
        "HONOURED, false",
        "HONOURED, true",
        "DATES_MATCH_NOTHING, false",
        "DATES_MATCH_NOTHING, true",
    })
    void noChangeBySomebodyElseIsSkipped(Ranges ranges, boolean detects) {
        long ownWrites = 0;
        long foreignWrites = 0;
        long sameMillis = 0;
        long skipped = 0;
        for (long run = 0; run < RUNS; run++) {
            OwnWriteHistory history = run(SEED + run, true, ranges, detects);
            assertThat(history.lost()).as("seed %d", SEED + run).isEmpty();
            ownWrites += history.ownWrites;
            foreignWrites += history.foreignWrites;
            sameMillis += history.sameMillis;
            skipped += history.skipped;
        }
        System.out.printf(
                "own writes: seed %d, %s, inventory %s: %d histories, %d own and %d foreign writes, %d times in one"
                        + " millisecond, %d own writes skipped, 0 foreign changes lost%n",
                SEED, ranges, detects, RUNS, ownWrites, foreignWrites, sameMillis, skipped);
        assertThat(skipped).isPositive();
    }

    @ParameterizedTest(name = "{0}, inventory {1}")
    @CsvSource({
        "HONOURED, false",
        "HONOURED, true",
        "DATES_MATCH_NOTHING, false",
        "DATES_MATCH_NOTHING, true",
    })
    void ownWritesAloneDoNotComeBack(Ranges ranges, boolean detects) {
        for (long run = 0; run < RUNS; run++) {
            OwnWriteHistory history = run(SEED + run, false, ranges, detects);
            assertThat(history.routed).as("seed %d", SEED + run).isZero();
        }
    }

    private OwnWriteHistory run(long seed, boolean foreignChanges, Ranges ranges, boolean detects) {
        try {
            return new OwnWriteHistory(camel, seed, foreignChanges, ranges, detects).run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}

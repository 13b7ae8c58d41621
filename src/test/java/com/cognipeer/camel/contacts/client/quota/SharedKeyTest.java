package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.quota.SimulatedKey.Window;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that share a key and know of each other by what the server says only, in simulated time. */
class SharedKeyTest {

    private static final int RUNS = 200;
    private static final int MINUTES = 5;
    private static final long RUN = MINUTES * 60 * SimulatedKey.SECOND;
    private static final int AT_A_TIME = 8;
    private static final long TOTAL_TIMEOUT = 3 * 60 * SimulatedKey.SECOND;

    @ParameterizedTest
    @EnumSource(Window.class)
    void oneProcessIsNeverRefusedAndUsesTheQuota(Window window) {
        repeatedly(seed -> {
            SimulatedKey key = new SimulatedKey(window, seed);
            key.process(0, AT_A_TIME, roundTrip(seed));
            key.run(RUN);

            assertThat(key.refused()).as("seed %d", seed).isZero();
            assertThat(key.answered()).as("seed %d", seed).isGreaterThanOrEqualTo(95 * MINUTES);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SLIDING", "FIXED"})
    void ofTwoProcessesBothMakeProgressAndAreHardlyEverRefused(Window window) {
        repeatedly(seed -> {
            SimulatedKey key = new SimulatedKey(window, seed);
            List<SimulatedKey.Process> processes = processes(key, 2, seed);
            key.run(RUN);

            assertThat(key.refused() * 20).as("seed %d", seed).isLessThanOrEqualTo(key.answered() + key.refused());
            assertThat(key.answered()).as("seed %d", seed).isGreaterThanOrEqualTo(95 * MINUTES);
            assertThat(processes).as("seed %d", seed).allSatisfy(process -> assertThat(process.answered())
                    .isGreaterThanOrEqualTo(MINUTES));
        });
    }

    /** What comes first takes all; in the end each has its part. */
    @Test
    void twoProcessesEndUpWithAboutTheSame() {
        repeatedly(seed -> {
            SimulatedKey key = new SimulatedKey(Window.SLIDING, seed);
            List<SimulatedKey.Process> processes = processes(key, 2, seed);
            key.run(6 * RUN);
            int one = processes.get(0).answered();
            int other = processes.get(1).answered();
            key.run(7 * RUN);

            assertThat(processes.get(0).answered() - one).as("seed %d", seed).isGreaterThan(25 * MINUTES);
            assertThat(processes.get(1).answered() - other).as("seed %d", seed).isGreaterThan(25 * MINUTES);
        });
    }

    /**
     * All at once or one after the other; a process has no more to do than three minutes of the key allow to all. Where the
     * server does not tell what is left, a few requests are lost to finding that out.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 150, 0, SLIDING",
        "2, 148, 2, SLIDING",
        "2, 150, 20, SLIDING",
        "2, 150, 0, FIXED",
        "2, 150, 20, FIXED",
        "3, 100, 0, SLIDING",
        "3, 95, 20, SLIDING",
        "3, 100, 0, FIXED",
        "3, 100, 20, FIXED",
        "5, 60, 0, SLIDING",
        "5, 60, 20, SLIDING",
        "5, 60, 0, FIXED",
        "5, 60, 20, FIXED",
        "2, 130, 0, SLIDING_WAITS",
        "3, 85, 0, SLIDING_WAITS",
        "5, 50, 0, SLIDING_WAITS",
        "2, 150, 0, FIXED_WAITS",
        "3, 100, 0, FIXED_WAITS",
        "5, 60, 0, FIXED_WAITS"
    })
    void processesWithMuchToDoAreHardlyEverRefusedAndNoneWaitsThreeMinutes(
            int processes, int requests, int startWithin, Window window) {
        repeatedly(seed -> {
            SimulatedKey key = new SimulatedKey(window, seed);
            Random random = new Random(seed);
            List<SimulatedKey.Process> all = IntStream.range(0, processes)
                    .mapToObj(process -> key.process(
                                    (long) (random.nextDouble() * startWithin * SimulatedKey.SECOND),
                                    requests,
                                    roundTrip(seed))
                            .with(requests))
                    .toList();
            key.run(RUN);

            assertThat(all).as("seed %d", seed).allSatisfy(process -> {
                assertThat(process.isDone()).isTrue();
                assertThat(process.took()).isLessThan(TOTAL_TIMEOUT);
            });
            assertThat(key.refused() * 20).as("seed %d", seed).isLessThanOrEqualTo(key.answered() + key.refused());
        });
    }

    /** Each starts a while after the one before. */
    private static List<SimulatedKey.Process> processes(SimulatedKey key, int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(process -> key.process(
                        (long) (random.nextDouble() * 20 * SimulatedKey.SECOND), AT_A_TIME, roundTrip(seed)))
                .toList();
    }

    /** From 1 to 300 ms, another one in each run. */
    private static long roundTrip(long seed) {
        return (long) (SimulatedKey.SECOND * Math.pow(10, -3 + 2.5 * new Random(seed).nextDouble()));
    }

    private static void repeatedly(LongConsumer run) {
        for (long seed = 0; seed < RUNS; seed++) {
            run.accept(seed);
        }
    }
}

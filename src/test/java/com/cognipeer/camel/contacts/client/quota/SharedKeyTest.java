package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.quota.SimulatedKey.Window;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that share a key and know of each other by what the server says only, in simulated time. */
class SharedKeyTest {

    private static final int RUNS = 200;
    private static final int MINUTES = 5;
    private static final long RUN = MINUTES * 60 * SimulatedKey.SECOND;
    private static final int AT_A_TIME = 8;

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

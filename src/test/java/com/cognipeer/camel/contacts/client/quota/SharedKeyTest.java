package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.quota.SimulatedKey.Window;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that share a key and know of each other by what the server says only, in simulated time. */
class SharedKeyTest {

    private static final int RUNS = 200;
    private static final long MINUTES = 60 * SimulatedKey.SECOND;

    @ParameterizedTest
    @EnumSource(Window.class)
    void aProcessOfItsOwnIsNeverRefusedAndUsesTheQuota(Window window) {
        repeatedly(seed -> {
            SimulatedKey key = new SimulatedKey(window, seed);
            key.process(0, 8, roundTrip(seed));
            key.run(10 * MINUTES);

            assertThat(key.refused()).isZero();
            assertThat(key.answered()).isGreaterThanOrEqualTo(window == Window.FIXED ? 900 : 950);
        });
    }

    private static long roundTrip(long seed) {
        return (long) (SimulatedKey.SECOND * Math.pow(10, -3 + 2.5 * new Random(seed).nextDouble()));
    }

    private static void repeatedly(LongConsumer run) {
        for (long seed = 0; seed < RUNS; seed++) {
            run.accept(seed);
        }
    }
}

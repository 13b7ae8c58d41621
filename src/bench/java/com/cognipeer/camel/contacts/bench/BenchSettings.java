package com.cognipeer.camel.contacts.bench;

import java.time.Duration;

/**
 * How long each contender works, from {@code -Dbench.warmup=}, {@code -Dbench.seconds=}, {@code -Dbench.repetitions=}.
 *
 * @param warmUp      before anything is measured
 * @param time        in each repetition
 * @param repetitions of which the median counts
 */
record BenchSettings(Duration warmUp, Duration time, int repetitions) {

    private static final int ENOUGH_FOR_A_MEDIAN = 3;

    static BenchSettings fromProperties() {
        return new BenchSettings(
                Duration.ofSeconds(Long.getLong("bench.warmup", 10)),
                Duration.ofSeconds(Long.getLong("bench.seconds", 5)),
                Integer.getInteger("bench.repetitions", 5));
    }

    /** Whether a run tells enough to be judged by. */
    boolean isConclusive() {
        return repetitions >= ENOUGH_FOR_A_MEDIAN && !warmUp.isZero();
    }
}

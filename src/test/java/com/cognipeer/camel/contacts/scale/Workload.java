package com.cognipeer.camel.contacts.scale;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Contacts that are shared out evenly among keys, each with a consumer of its own.
 *
 * @param contacts    contacts of the workspace
 * @param dailyChange the share of them that changes in a day
 * @param keys        keys with a quota each
 */
record Workload(long contacts, double dailyChange, int keys) {

    private static final Duration DAY = Duration.ofDays(1);

    long changesADay() {
        return Math.round(contacts * dailyChange);
    }

    /** How long it takes until all keys have read their contacts for the first time. */
    Duration firstRead(PollCost cost, KeyQuota quota) {
        return quota.timeOf(cost.firstRead((contacts + keys - 1) / keys));
    }

    /** The shortest delay that the planned requests allow; empty when a day's changes alone take more. */
    Optional<Duration> shortestDelay(PollCost cost, KeyQuota quota) {
        return delays().filter(delay -> fits(delay, cost, quota)).findFirst();
    }

    boolean fits(Duration delay, PollCost cost, KeyQuota quota) {
        return requestsADay(delay, cost, quota) <= quota.planned();
    }

    /** How old a change is at the most when it is routed, beside the last one or two seconds. */
    Duration freshness(Duration delay, PollCost cost, KeyQuota quota) {
        return delay.plus(quota.waitOf(cost.poll(changesOfAKey(), delay)));
    }

    /** What each key is asked a day. */
    double requestsADay(Duration delay, PollCost cost, KeyQuota quota) {
        Duration period = freshness(delay, cost, quota);
        return cost.poll(changesOfAKey(), period) * DAY.toMillis() / period.toMillis();
    }

    private long changesOfAKey() {
        return (changesADay() + keys - 1) / keys;
    }

    /** Those that somebody would set: seconds up to two minutes, minutes up to two hours, hours up to a day. */
    private static Stream<Duration> delays() {
        return Stream.of(
                        LongStream.range(1, 120).mapToObj(Duration::ofSeconds),
                        LongStream.range(2, 120).mapToObj(Duration::ofMinutes),
                        LongStream.rangeClosed(2, 24).mapToObj(Duration::ofHours))
                .flatMap(Function.identity());
    }
}

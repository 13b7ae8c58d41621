package com.cognipeer.camel.examples.scaleout;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Something that a node needs is gone for a while: what its health says meanwhile, and what its threads do. */
final class Outage {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("outage", 30));
    private static final Duration POLL = Duration.ofMillis(250);

    private final Node node;
    private final String check;
    private final List<String> states = new ArrayList<>();
    private int threadsBefore;
    private int threadsAtMost;
    private Instant begin;
    private Duration untilDown;
    private Duration untilUp;

    /** @param check the name of the health check that must tell of it */
    Outage(Node node, String check) {
        this.node = node;
        this.check = check;
    }

    /** As long as {@code -Doutage} says. */
    Outage of(Action stop, Action start) throws Exception {
        awaitState("UP");
        threadsBefore = node.threads().size();
        stop.run();
        begin = Instant.now();
        untilDown = awaitState("DOWN");
        watchUntil(begin.plus(LENGTH));
        start.run();
        begin = Instant.now();
        untilUp = awaitState("UP");
        return this;
    }

    private Duration awaitState(String state) {
        Instant from = Instant.now();
        await(check + " of " + node.name() + " is " + state)
                .atMost(Cluster.PATIENCE)
                .pollInterval(POLL)
                .until(() -> state.equals(node.state(check)));
        return Duration.between(from, Instant.now());
    }

    private void watchUntil(Instant end) {
        await().atMost(LENGTH.multipliedBy(2)).pollInterval(POLL).until(() -> {
            states.add(node.state(check));
            threadsAtMost = Math.max(threadsAtMost, node.threads().size());
            return Instant.now().isAfter(end);
        });
    }

    /** Every state that was seen between the first DOWN and the end. */
    List<String> states() {
        return states;
    }

    /** How many threads there were at most that had not been there before. */
    int moreThreads() {
        return threadsAtMost - threadsBefore;
    }

    @Override
    public String toString() {
        return String.format(
                "%s: down after %d ms, up %d ms after the start; threads %d before, %d at most",
                check, untilDown.toMillis(), untilUp.toMillis(), threadsBefore, threadsAtMost);
    }

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}

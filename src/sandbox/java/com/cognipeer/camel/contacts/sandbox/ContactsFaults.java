package com.cognipeer.camel.contacts.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The faults of the sandbox, and their times. A request takes the next fault of the queue. When the queue is empty, it takes
 * every {@link #always} whose predicate holds, together. When none holds, it may take a {@link #random} one.
 */
public final class ContactsFaults {
    private final long seed;
    private final Queue<Fault> queue = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private List<Fault> randomFaults = List.of();
    private double probability;
    private Random random;
    private volatile Consumer<RecordedRequest> hook = request -> {};

    ContactsFaults(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    private record Rule(Predicate<RecordedRequest> when, Fault fault) {}

    /**
     * Queues faults for the coming requests, one each, in order; {@link Fault#none()} lets one through.
     *
     * @param faults the faults
     * @return this
     */
    public synchronized ContactsFaults next(Fault... faults) {
        queue.addAll(List.of(faults));
        return this;
    }

    /**
     * Lets a fault strike every request that fits.
     *
     * @param when which requests
     * @param fault the fault
     * @return this
     */
    public synchronized ContactsFaults always(Predicate<RecordedRequest> when, Fault fault) {
        rules.add(new Rule(when, fault));
        return this;
    }

    /**
     * Lets one of these faults strike with this probability; the draws follow the sandbox's seed, starting anew.
     *
     * @param probability from 0 to 1
     * @param faults equally likely
     * @return this
     */
    public synchronized ContactsFaults random(double probability, Fault... faults) {
        if (!(probability >= 0 && probability <= 1) || faults.length == 0) {
            throw new IllegalArgumentException("A probability from 0 to 1 and at least one fault are needed");
        }
        this.probability = probability;
        this.randomFaults = List.of(faults);
        this.random = new Random(seed);
        return this;
    }

    /**
     * Runs before each request, on the request's thread and without a lock, so that a test can change data between two page
     * requests. Replaces the hook set before; what it throws is answered as a 500.
     *
     * @param action receives the request
     * @return this
     */
    public ContactsFaults beforeAnswer(Consumer<RecordedRequest> action) {
        hook = action;
        return this;
    }

    /**
     * Ends everything: the queue, the rules, the random faults and the hook.
     *
     * @return this
     */
    public synchronized ContactsFaults clear() {
        queue.clear();
        rules.clear();
        probability = 0;
        randomFaults = List.of();
        hook = request -> {};
        return this;
    }

    void runHook(RecordedRequest request) {
        hook.accept(request);
    }

    synchronized Fault pick(RecordedRequest request) {
        Fault queued = queue.poll();
        if (queued != null) {
            return queued;
        }
        List<Fault> fitting = rules.stream()
                .filter(rule -> rule.when().test(request))
                .map(Rule::fault)
                .toList();
        if (!fitting.isEmpty()) {
            return fitting.stream().reduce(Fault.none(), Fault::and);
        }
        if (!randomFaults.isEmpty() && random.nextDouble() < probability) {
            return randomFaults.get(random.nextInt(randomFaults.size()));
        }
        return Fault.none();
    }
}

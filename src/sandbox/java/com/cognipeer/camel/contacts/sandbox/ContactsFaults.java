package com.cognipeer.camel.contacts.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The faults of a sandbox: which requests fail, and how. A request takes the next fault of the queue. If the queue is empty, it
 * takes together all faults of {@link #always} whose predicate holds. If none holds, it may take a {@link #random} one. Any
 * thread may call these methods, also while requests run.
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
     * Adds faults to the queue, one for each of the next requests. {@link Fault#none()} lets one through.
     *
     * @param faults the faults, in the order of the requests
     * @return this
     * @throws NullPointerException if a fault is null
     */
    public synchronized ContactsFaults next(Fault... faults) {
        queue.addAll(List.of(faults));
        return this;
    }

    /**
     * Adds a fault of all requests for which a predicate holds, until {@link #clear()}. Several faults can hold for one request.
     *
     * @param when the predicate; it may not block
     * @param fault the fault
     * @return this
     */
    public synchronized ContactsFaults always(Predicate<RecordedRequest> when, Fault fault) {
        rules.add(new Rule(when, fault));
        return this;
    }

    /**
     * Gives a request one of these faults, with this probability. The same {@link SandboxBuilder#seed seed} gives the same faults.
     * Replaces the random faults set before.
     *
     * @param probability from 0 to 1
     * @param faults the faults; each is equally likely
     * @return this
     * @throws IllegalArgumentException if the probability is another one, or there is no fault
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
     * Runs an action before the sandbox handles each request, so that a test can change contacts between two pages. The action
     * runs on the thread of the request. If it throws, the sandbox answers with 500. Replaces the action set before.
     *
     * @param action gets the request
     * @return this
     */
    public ContactsFaults beforeAnswer(Consumer<RecordedRequest> action) {
        hook = action;
        return this;
    }

    /**
     * Removes all faults and the action of {@link #beforeAnswer}.
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

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Carries out the plans of one chunk: its writes side by side; then those that met a conflict one after the other, in the order
 * of the input, as one may free what the next one wants; then once more the creations whose end is not known.
 */
final class ChunkWrites {

    /** How often a contact is tried to be created, as often as other writes are tried by default. */
    private static final int CREATIONS = 4;

    private final Planner planner;
    private final Writer writer;
    private final SyncLedger ledger;
    private final Fuse fuse;
    private final int parallelism;
    private final Executor executor;
    private volatile boolean freed;

    ChunkWrites(Planner planner, Writer writer, SyncLedger ledger, Fuse fuse, int parallelism, Executor executor) {
        this.planner = planner;
        this.writer = writer;
        this.ledger = ledger;
        this.fuse = fuse;
        this.parallelism = parallelism;
        this.executor = executor;
    }

    /** Completes when everything is settled, or the fuse is blown and nothing is under way any more. */
    CompletableFuture<Void> carryOut(List<Plan> plans) {
        return carryOut(plans, 1);
    }

    private CompletableFuture<Void> carryOut(List<Plan> plans, int round) {
        plans.stream().filter(plan -> !plan.isWrite()).map(Plan::settled).forEach(ledger::settle);
        Queue<Plan> conflicts = new ConcurrentLinkedQueue<>();
        Queue<Plan> again = new ConcurrentLinkedQueue<>();
        List<Plan> writes = plans.stream().filter(Plan::isWrite).toList();
        return Lanes.run(writes, parallelism, fuse::isBlown, plan -> writer.write(plan.candidate(), plan.decision())
                        .thenAccept(settled -> {
                            fuse.note(settled.failure());
                            if (isConflict(settled.failure())) {
                                conflicts.add(plan.after(settled.failure()));
                            } else {
                                conclude(plan, settled, round, again);
                            }
                        }))
                .thenComposeAsync(written -> resolve(conflicts, round, again), executor)
                .thenComposeAsync(
                        resolved -> {
                            if (fuse.isBlown()) {
                                giveUp(again);
                            }
                            return fuse.isBlown() || again.isEmpty()
                                    ? CompletableFuture.completedFuture(null)
                                    : lookAgain(List.copyOf(again), round + 1);
                        },
                        executor);
    }

    private void conclude(Plan plan, Settled settled, int round, Queue<Plan> again) {
        ContactsException failure = settled.failure();
        if (Fuse.isFatal(failure)) {
            // What became of it is not known, so that it is none of those that are done.
            return;
        }
        if (Fuse.isPassing(failure) && plan.decision().outcome() == Outcome.created && round < CREATIONS) {
            again.add(plan.after(failure));
        } else {
            ledger.settle(settled);
        }
    }

    private CompletableFuture<Void> resolve(Collection<Plan> conflicts, int round, Queue<Plan> again) {
        List<Plan> inOrder = conflicts.stream()
                .sorted(Comparator.comparingLong(plan -> plan.candidate().index()))
                .toList();
        freed = false;
        return Lanes.run(inOrder, 1, fuse::isBlown, plan -> resolve(plan).thenAccept(settled -> {
            fuse.note(settled.failure());
            freed |= settled.outcome() == Outcome.updated
                    && (settled.fields().contains(Contact.EMAIL)
                            || settled.fields().contains(Contact.INTEGRATION_ID));
            conclude(plan, settled, round, again);
        }));
    }

    private CompletableFuture<Settled> resolve(Plan plan) {
        if (!freed) {
            return writer.resolve(plan.candidate(), plan.decision(), (InvalidContactException) plan.before());
        }
        return writer.write(plan.candidate(), plan.decision())
                .thenCompose(settled -> isConflict(settled.failure())
                        ? writer.resolve(plan.candidate(), plan.decision(), (InvalidContactException) settled.failure())
                        : CompletableFuture.completedFuture(settled));
    }

    /** Creations whose end is not known are never repeated before it has been looked up whether the contacts are there. */
    private CompletableFuture<Void> lookAgain(List<Plan> failed, int round) {
        CompletableFuture<List<Plan>> planned = planner.plan(
                        failed.stream().map(Plan::candidate).toList())
                .handle((plans, failure) -> {
                    if (failure != null) {
                        giveUp(failed);
                        throw new CompletionException(Recovery.causeOf(failure));
                    }
                    return plans;
                });
        return planned.thenComposeAsync(
                plans -> {
                    List<Plan> left = new ArrayList<>();
                    for (int i = 0; i < plans.size(); i++) {
                        Plan before = failed.get(i);
                        if (before.before().isMaybeApplied() && plans.get(i).isStoredAsGiven()) {
                            ledger.settle(before.settled());
                        } else {
                            left.add(plans.get(i));
                        }
                    }
                    return carryOut(left, round);
                },
                executor);
    }

    private void giveUp(Collection<Plan> failed) {
        failed.stream().map(Plan::failedBefore).forEach(ledger::settle);
    }

    private static boolean isConflict(ContactsException failure) {
        return failure instanceof InvalidContactException invalid && invalid.isConflict();
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what is planned: side by side, and creations whose end is not known once more. What met a conflict is kept until all
 * contacts before it are settled, as one of them, or what becomes of it, may free what another one wants.
 */
final class ChunkWrites implements ChunkWork {

    /** How often a contact is tried to be created, as often as other writes are tried by default. */
    private static final int CREATIONS = 4;

    private final Planner planner;
    private final Writer writer;
    private final SyncLedger ledger;
    private final Fuse fuse;
    private final int parallelism;
    private final StoredContacts stored;
    private final HandOvers handOvers;
    private final NavigableMap<Long, Conflict> conflicts = new ConcurrentSkipListMap<>();
    private final AtomicInteger freed = new AtomicInteger();
    private volatile boolean certain = true;

    /**
     * @param stored    is told what has been written
     * @param handOvers keeps what is refused because of an identifier
     */
    ChunkWrites(
            Planner planner,
            Writer writer,
            SyncLedger ledger,
            Fuse fuse,
            int parallelism,
            StoredContacts stored,
            HandOvers handOvers) {
        this.planner = planner;
        this.writer = writer;
        this.ledger = ledger;
        this.fuse = fuse;
        this.parallelism = parallelism;
        this.stored = stored;
        this.handOvers = handOvers;
    }

    /**
     * @param freed how many contacts had given up identifiers when it was met; any further one may have ended it
     * @param round in which try it was met; who resolves it goes on counting, so that the tries come to an end
     */
    private record Conflict(Plan plan, InvalidContactException failure, int freed, int round) {}

    /** What has become of a conflict. */
    private record Resolved(Plan plan, Settled settled) {}

    @Override
    public CompletableFuture<Settled> attempt(Plan plan) {
        return noted(plan, writer.write(plan.candidate(), plan.decision()));
    }

    @Override
    public CompletableFuture<Settled> change(Plan plan, Contact fields) {
        return noted(plan, writer.change(plan, fields));
    }

    @Override
    public void settle(Settled settled) {
        ledger.settle(settled);
    }

    @Override
    public boolean isCertain() {
        return certain;
    }

    private CompletableFuture<Settled> noted(Plan plan, CompletableFuture<Settled> write) {
        return write.thenApply(settled -> {
            fuse.note(settled.failure());
            remember(plan, settled);
            return settled;
        });
    }

    @Override
    public CompletableFuture<Boolean> carryOut(List<Plan> plans) {
        return carryOut(plans, 1);
    }

    @Override
    public OptionalLong firstConflict() {
        return conflicts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(conflicts.firstKey());
    }

    @Override
    public List<Candidate> conflicting() {
        return conflicts.values().stream()
                .map(conflict -> conflict.plan().candidate())
                .toList();
    }

    @Override
    public CompletableFuture<Boolean> resolveFirst() {
        Conflict conflict = conflicts.pollFirstEntry().getValue();
        Queue<Plan> again = new ConcurrentLinkedQueue<>();
        return resolved(conflict)
                .thenAccept(resolved -> {
                    Settled settled = resolved.settled();
                    fuse.note(settled.failure());
                    boolean kept = isConflict(settled.failure())
                            && handOvers.keepRefused(resolved.plan(), (InvalidContactException) settled.failure());
                    if (!kept) {
                        conclude(resolved.plan(), settled, conflict.round(), again);
                    }
                })
                .thenCompose(concluded -> end(again, List.of(), conflict.round()));
    }

    private CompletableFuture<Resolved> resolved(Conflict conflict) {
        Candidate candidate = conflict.plan().candidate();
        if (conflict.freed() == freed.get()) {
            return writer.resolve(candidate, conflict.plan().decision(), conflict.failure())
                    .thenApply(settled -> new Resolved(conflict.plan(), settled));
        }
        Plan plan = planner.plan(candidate, stored);
        Decision decision = plan.decision();
        return writer.write(candidate, decision)
                .thenCompose(settled -> isConflict(settled.failure())
                        ? writer.resolve(candidate, decision, (InvalidContactException) settled.failure())
                        : CompletableFuture.completedFuture(settled))
                .thenApply(settled -> new Resolved(plan, settled));
    }

    private CompletableFuture<Boolean> carryOut(List<Plan> plans, int round) {
        List<Plan> writes = new ArrayList<>();
        for (Plan plan : plans) {
            if (plan.isWrite()) {
                writes.add(plan);
            } else {
                ledger.settle(plan.settled());
            }
        }
        if (writes.isEmpty()) {
            return end(List.of(), List.of(), round);
        }
        Queue<Plan> again = new ConcurrentLinkedQueue<>();
        Map<Long, Plan> triedBefore = new ConcurrentHashMap<>();
        writes.stream()
                .filter(plan -> plan.before() != null)
                .forEach(plan -> triedBefore.put(plan.candidate().index(), plan));
        return Lanes.run(writes, parallelism, fuse::isBlown, plan -> {
                    int freedBefore = freed.get();
                    return writer.write(plan.candidate(), plan.decision()).thenAccept(settled -> {
                        fuse.note(settled.failure());
                        if (isConflict(settled.failure())) {
                            InvalidContactException failure = (InvalidContactException) settled.failure();
                            conflicts.put(settled.index(), new Conflict(plan, failure, freedBefore, round));
                            triedBefore.remove(settled.index());
                        } else if (conclude(plan, settled, round, again)) {
                            triedBefore.remove(settled.index());
                        }
                    });
                })
                .thenCompose(written -> end(again, triedBefore.values(), round));
    }

    /**
     * @param again       what is to be tried once more
     * @param triedBefore what was to be tried once more, and was not
     */
    private CompletableFuture<Boolean> end(Collection<Plan> again, Collection<Plan> triedBefore, int round) {
        if (fuse.isBlown()) {
            giveUp(again);
            giveUp(triedBefore);
        }
        return fuse.isBlown() || again.isEmpty()
                ? CompletableFuture.completedFuture(certain)
                : lookAgain(List.copyOf(again), round + 1);
    }

    /** Whether it is known what became of the plan, or it is going to be tried again. */
    private boolean conclude(Plan plan, Settled settled, int round, Queue<Plan> again) {
        ContactsException failure = settled.failure();
        if (Fuse.isFatal(failure)) {
            return false;
        }
        boolean creating = plan.decision().outcome() == Outcome.created && !settled.changing();
        if (Fuse.isPassing(failure) && creating && round < CREATIONS) {
            again.add(plan.after(failure));
            return true;
        }
        remember(plan, settled);
        ledger.settle(settled);
        return true;
    }

    private void remember(Plan plan, Settled settled) {
        if (Fuse.isPassing(settled.failure())) {
            // Not from what it was before: others end at the same time.
            certain = false;
        }
        if (settled.stored() != null) {
            plan.stored().forEach(before -> stored.remove(before.get(Contact.ID)));
            stored.put(settled.stored());
        }
        if (!settled.freed().isEmpty()) {
            freed.incrementAndGet();
            handOvers.freed(settled.freed());
        }
    }

    /** Creations whose end is not known are never repeated before it has been looked up whether the contacts are there. */
    private CompletableFuture<Boolean> lookAgain(List<Plan> failed, int round) {
        List<ContactKey> keys =
                failed.stream().map(plan -> plan.candidate().key()).toList();
        return planner.lookUp(keys, stored)
                .handle((found, failure) -> {
                    if (failure != null) {
                        giveUp(failed);
                        throw new CompletionException(Recovery.causeOf(failure));
                    }
                    return found;
                })
                .thenCompose(found -> {
                    List<Plan> left = new ArrayList<>();
                    for (Plan before : failed) {
                        Plan now = planner.plan(before.candidate(), stored).after(before.before());
                        if (now.hasBeenCreatedBefore()) {
                            ledger.settle(before.settled());
                        } else {
                            left.add(now);
                        }
                    }
                    return carryOut(left, round);
                });
    }

    private void giveUp(Collection<Plan> failed) {
        failed.stream().map(Plan::failedBefore).forEach(ledger::settle);
    }

    private static boolean isConflict(ContactsException failure) {
        return failure instanceof InvalidContactException invalid && invalid.isConflict();
    }
}

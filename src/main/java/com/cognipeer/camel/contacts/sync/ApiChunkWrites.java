package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes plans to the API, side by side. A row that meets a conflict is kept until all rows before it have ended, as one of them
 * may free the identifier. A creation that may have been applied is repeated only after a look-up.
 */
final class ApiChunkWrites implements ChunkWrites {

    /** How often a creation is tried: as often as other writes by default. */
    private static final int CREATIONS = 4;

    private final SyncParts parts;
    private final ContactWriter writer;
    private final WriteThreads threads;
    private final StoredContacts stored;
    private final NavigableMap<Long, Conflict> conflicts = new TreeMap<>();
    /** How many contacts have given up identifiers. */
    private int contactsThatFreed;

    private boolean certain = true;

    /** @param stored gets the contacts that have been written */
    ApiChunkWrites(SyncParts parts, ContactWriter writer, WriteThreads threads, StoredContacts stored) {
        this.parts = parts;
        this.writer = writer;
        this.threads = threads;
        this.stored = stored;
    }

    /**
     * A write that the API refused because another contact has an identifier of it.
     *
     * @param freed how many contacts had given up identifiers before the write; a further one may have ended the conflict
     * @param round the number of the try, so that the tries come to an end
     */
    private record Conflict(RowPlan plan, InvalidContactException failure, int freed, int round) {}

    /** @param freedBefore how many contacts had given up identifiers when the write began */
    private record Written(RowResult result, int freedBefore) {}

    /** A creation that failed, and may have been applied or may succeed later. */
    private record FailedCreation(RowPlan plan, ContactsException failure) {}

    @Override
    public RowResult attempt(RowPlan plan) {
        return noted(plan, writer.write(plan));
    }

    @Override
    public RowResult change(RowPlan plan, Contact fields) {
        return noted(plan, writer.change(plan, fields));
    }

    private RowResult noted(RowPlan plan, RowResult result) {
        parts.fuse().note(result.failure());
        remember(plan, result);
        return result;
    }

    @Override
    public void settle(RowResult result) {
        parts.ledger().settle(result);
    }

    @Override
    public boolean isCertain() {
        return certain;
    }

    @Override
    public void carryOut(List<RowPlan> plans) {
        carryOut(plans, new LinkedHashMap<>(), 1);
    }

    @Override
    public OptionalLong firstConflict() {
        return conflicts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(conflicts.firstKey());
    }

    @Override
    public List<InputRow> conflicting() {
        return conflicts.values().stream()
                .map(conflict -> conflict.plan().row())
                .toList();
    }

    @Override
    public void resolveFirst() {
        Conflict conflict = conflicts.pollFirstEntry().getValue();
        boolean mayHaveEnded = conflict.freed() != contactsThatFreed;
        RowPlan plan = mayHaveEnded ? parts.planner().plan(conflict.plan().row(), stored) : conflict.plan();
        RowResult result = mayHaveEnded ? writer.write(plan) : RowResult.failed(plan, conflict.failure());
        if (WriteFailures.isConflict(result.failure())) {
            result = writer.resolve(plan, (InvalidContactException) result.failure());
        }
        parts.fuse().note(result.failure());
        Map<Long, FailedCreation> failed = new LinkedHashMap<>();
        if (!isKept(plan, result)) {
            conclude(plan, result, conflict.round(), failed);
        }
        repeat(failed, conflict.round());
    }

    private boolean isKept(RowPlan plan, RowResult result) {
        return WriteFailures.isConflict(result.failure())
                && parts.handOvers().keepRefused(plan, (InvalidContactException) result.failure());
    }

    /** @param failed the creations that were tried before; those that are tried now are taken out or replaced */
    private void carryOut(List<RowPlan> plans, Map<Long, FailedCreation> failed, int round) {
        List<RowPlan> writes = new ArrayList<>();
        for (RowPlan plan : plans) {
            if (plan.isWrite()) {
                writes.add(plan);
            } else {
                failed.remove(plan.row().index());
                settle(RowResult.of(plan));
            }
        }
        threads.run(writes, this::begin, parts.fuse()::isBlown, (plan, written) -> {
            RowResult result = written.result();
            parts.fuse().note(result.failure());
            if (WriteFailures.isConflict(result.failure())) {
                InvalidContactException conflict = (InvalidContactException) result.failure();
                conflicts.put(result.index(), new Conflict(plan, conflict, written.freedBefore(), round));
                failed.remove(result.index());
            } else {
                conclude(plan, result, round, failed);
            }
        });
        repeat(failed, round);
    }

    private Supplier<Written> begin(RowPlan plan) {
        int freedBefore = contactsThatFreed;
        Supplier<RowResult> begun = writer.begin(plan);
        return () -> new Written(begun.get(), freedBefore);
    }

    private void repeat(Map<Long, FailedCreation> failed, int round) {
        if (parts.fuse().isBlown()) {
            giveUp(failed);
        } else if (!failed.isEmpty()) {
            carryOut(planAgain(failed), failed, round + 1);
        }
    }

    /** Settles the row, or notes that its creation is to be repeated. A fatal failure leaves the row open, as the sync ends. */
    private void conclude(RowPlan plan, RowResult result, int round, Map<Long, FailedCreation> failed) {
        ContactsException failure = result.failure();
        if (WriteFailures.isFatal(failure)) {
            return;
        }
        boolean creating = plan.isCreation() && result.plan().isCreation();
        if (WriteFailures.isOfTheServer(failure) && creating && round < CREATIONS) {
            failed.put(result.index(), new FailedCreation(plan, failure));
            return;
        }
        failed.remove(result.index());
        remember(plan, result);
        settle(result);
    }

    private void remember(RowPlan plan, RowResult result) {
        if (WriteFailures.isOfTheServer(result.failure())) {
            certain = false;
        }
        if (result.stored() != null) {
            plan.matches().forEach(before -> stored.remove(before.get(Contact.ID)));
            stored.put(result.stored());
        }
        if (!result.freed().isEmpty()) {
            contactsThatFreed++;
            parts.handOvers().freed(result.freed());
        }
    }

    /** Looks up whether the contacts are there by now, settles those that are, and plans the others again. */
    private List<RowPlan> planAgain(Map<Long, FailedCreation> failed) {
        List<FailedCreation> creations = List.copyOf(failed.values());
        try {
            parts.lookup()
                    .addTo(
                            stored,
                            creations.stream()
                                    .map(creation -> creation.plan().row().key())
                                    .toList());
        } catch (RuntimeException | Error e) {
            giveUp(failed);
            throw e;
        }
        List<RowPlan> plans = new ArrayList<>();
        for (FailedCreation creation : creations) {
            RowPlan plan = parts.planner().plan(creation.plan().row(), stored);
            if (hasBeenApplied(creation, plan.match())) {
                failed.remove(plan.row().index());
                settle(RowResult.written(creation.plan(), plan.match()));
            } else {
                plans.add(plan);
            }
        }
        return plans;
    }

    private static boolean hasBeenApplied(FailedCreation creation, Contact found) {
        return creation.failure().isMaybeApplied()
                && found != null
                && RowPlanner.isStoredAsGiven(creation.plan().row(), found);
    }

    private void giveUp(Map<Long, FailedCreation> failed) {
        failed.values().forEach(creation -> settle(RowResult.failed(creation.plan(), creation.failure())));
    }
}

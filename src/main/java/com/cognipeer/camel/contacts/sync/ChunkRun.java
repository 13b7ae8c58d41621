package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Works off the rows of one chunk in turns: each turn writes the rows that do not depend on each other. A row that met a conflict
 * ends between the rows before it and those after it.
 */
final class ChunkRun {

    private final SyncParts parts;
    private final ChunkWrites writes;
    private final StoredContacts stored;
    private List<InputRow> left;

    /** @param stored the stored contacts that the rows name; they are kept up to date */
    ChunkRun(SyncParts parts, ChunkWrites writes, StoredContacts stored, List<InputRow> rows) {
        this.parts = parts;
        this.writes = writes;
        this.stored = stored;
        this.left = rows;
    }

    /**
     * Ends when all rows have ended, wait for an identifier, or have been given back to be looked up anew.
     *
     * @throws ContactsException when writes fail for a reason that concerns all contacts
     */
    void run() {
        while (turn()) {
            if (parts.fuse().isBlown()) {
                throw parts.fuse().reason();
            }
            failExcess();
            if (!writes.isCertain()) {
                parts.chunks().giveBack(InputRow.inOrder(left, writes.conflicting()));
                return;
            }
        }
    }

    /** @return whether there may be another turn */
    private boolean turn() {
        Optional<List<WaitingRow>> ring = parts.handOvers().takeRing(stored);
        if (ring.isPresent()) {
            new RingWriter(parts.planner(), writes, stored, ring.get()).write();
            return true;
        }
        addDueRows();
        OptionalLong conflict = writes.firstConflict();
        List<InputRow> turn = before(conflict);
        if (mustWaitForEarlierRows(turn, conflict)) {
            parts.chunks().giveBackInOrder(InputRow.inOrder(left, writes.conflicting()));
            return false;
        }
        if (!turn.isEmpty()) {
            carryOut(turn);
        } else if (conflict.isPresent()) {
            writes.resolveFirst();
        } else {
            return parts.handOvers().hasDue();
        }
        return true;
    }

    private void addDueRows() {
        List<WaitingRow> due = parts.handOvers().takeDue(stored);
        if (!due.isEmpty()) {
            parts.lookup()
                    .addTo(
                            stored,
                            due.stream()
                                    .filter(row -> row.wanted() == null)
                                    .map(row -> row.row().key())
                                    .toList());
            left = InputRow.inOrder(left, due.stream().map(WaitingRow::row).toList());
        }
    }

    private List<InputRow> before(OptionalLong place) {
        return place.isEmpty()
                ? left
                : left.stream().filter(row -> row.index() < place.getAsLong()).toList();
    }

    /**
     * A row that was left for a later chunk must be written before later rows about its contact. A write of this chunk may have
     * shown that it is about the same contact, or a conflict may be due to it.
     */
    private boolean mustWaitForEarlierRows(List<InputRow> turn, OptionalLong conflict) {
        return turn.isEmpty()
                ? conflict.isPresent() && parts.chunks().holdsBackBefore(conflict.getAsLong())
                : parts.chunks().holdsBackBefore(turn, stored);
    }

    private void carryOut(List<InputRow> turn) {
        List<InputRow> independent = IndependentRows.of(turn, stored);
        List<RowPlan> plans = independent.stream()
                .map(row -> parts.planner().plan(row, stored))
                .toList();
        left = without(independent);
        writes.carryOut(plans.stream()
                .filter(plan -> !parts.handOvers().keepBack(plan, stored))
                .toList());
    }

    private List<InputRow> without(List<InputRow> begun) {
        Set<Long> places = new HashSet<>();
        begun.forEach(row -> places.add(row.index()));
        return left.stream().filter(row -> !places.contains(row.index())).toList();
    }

    /** So that memory does not grow with the input. */
    private void failExcess() {
        Optional<WaitingRow> row = parts.handOvers().excess();
        while (row.isPresent()) {
            parts.handOvers().remove(row.get());
            parts.ledger().settle(RowResult.failed(row.get(), RefusedRows.excess(row.get())));
            row = parts.handOvers().excess();
        }
    }
}

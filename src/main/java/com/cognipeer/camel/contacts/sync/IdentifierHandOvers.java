package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which rows wait because another contact still has their identifier. A row waits until that contact has given the
 * identifier up, or until the input ends. A later row about the same contact waits for it, which keeps the order of the input.
 * When rows wait for one another in a ring, one contact has to give its identifier up first.
 */
final class IdentifierHandOvers {

    /** This many rows may wait; the first one fails where there are more. */
    static final int KEPT = 10_000;

    private final MatchBy matchBy;
    private final WaitingRows rows = new WaitingRows();
    private final Set<Long> due = new HashSet<>();
    private final Set<Long> lastTry = new HashSet<>();
    private final List<List<WaitingRow>> rings = new ArrayList<>();

    IdentifierHandOvers(MatchBy matchBy) {
        this.matchBy = matchBy;
    }

    /**
     * Keeps the row of a plan that cannot be carried out yet.
     *
     * @return whether it is kept
     */
    boolean keepBack(RowPlan plan, StoredContacts stored) {
        if (lastTry.remove(plan.row().index())) {
            return false;
        }
        Contact own = plan.match();
        WaitingRow before = rows.before(plan.row(), own);
        if (before != null) {
            boolean sameContact = own != null && Objects.equals(own.get(Contact.ID), before.storedId());
            rows.add(new WaitingRow(plan.row(), null, sameContact ? own : null, null));
            return true;
        }
        ContactKey wanted = wanted(plan);
        if (wanted != null && isHeldByAnother(wanted, plan, stored)) {
            add(new WaitingRow(plan.row(), wanted, own, null));
            return true;
        }
        return false;
    }

    /**
     * Keeps a row that the API has refused because another contact has an identifier of it.
     *
     * @return whether it is kept; a row without an identifier that could change hands is not
     */
    boolean keepRefused(RowPlan plan, InvalidContactException conflict) {
        ContactKey wanted = wanted(plan);
        if (wanted == null) {
            return false;
        }
        add(new WaitingRow(plan.row(), wanted, plan.match(), conflict));
        return true;
    }

    /** Contacts have given these identifiers up: the rows that want them are due. */
    void freed(Collection<ContactKey> keys) {
        keys.forEach(key -> due.addAll(rows.wanting(key)));
    }

    /** Takes out the rows that can be tried again. A row without a wanted identifier has to be looked up anew. */
    List<WaitingRow> takeDue(StoredContacts stored) {
        List<WaitingRow> taken = new ArrayList<>();
        for (Long index : List.copyOf(due)) {
            WaitingRow row = rows.at(index);
            if (row != null && rows.isFirst(row)) {
                remove(row);
                if (row.wanted() != null) {
                    addTo(stored, row);
                }
                taken.add(row);
            }
        }
        return taken;
    }

    /** Takes out the rows of a ring: each wants the identifier of the next one, and the last one wants that of the first. */
    Optional<List<WaitingRow>> takeRing(StoredContacts stored) {
        while (!rings.isEmpty()) {
            List<WaitingRow> ring = rings.remove(0);
            if (ring.stream().allMatch(row -> rows.contains(row) && rows.isFirst(row))) {
                ring.forEach(row -> {
                    remove(row);
                    addTo(stored, row);
                });
                return Optional.of(ring);
            }
        }
        return Optional.empty();
    }

    boolean hasDue() {
        return !rings.isEmpty() || due.stream().map(rows::at).anyMatch(row -> row != null && rows.isFirst(row));
    }

    /**
     * At the end of the input: makes the first row due that the API has not refused, also if another contact has its
     * identifier.
     */
    boolean tryFirstUntried() {
        for (WaitingRow row : rows.all()) {
            if (row.conflict() == null && rows.isFirst(row)) {
                lastTry.add(row.index());
                due.add(row.index());
                return true;
            }
        }
        return false;
    }

    /**
     * The refused rows in the order in which they are to fail. A row that others wait for comes first: these can be tried then,
     * and may free what the rest wants.
     */
    List<WaitingRow> refused(int most) {
        Set<Long> inTheWay = rows.all().stream()
                .map(row -> rows.before(row.row(), row.stored()))
                .filter(Objects::nonNull)
                .map(WaitingRow::index)
                .collect(Collectors.toSet());
        return rows.all().stream()
                .filter(row -> row.conflict() != null)
                .sorted(Comparator.comparing(row -> !inTheWay.contains(row.index())))
                .limit(most)
                .toList();
    }

    /** Takes a row out; the rows after it that wait for nothing else are due. */
    void remove(WaitingRow row) {
        due.remove(row.index());
        rows.remove(row).stream().filter(behind -> behind.wanted() == null).forEach(behind -> due.add(behind.index()));
    }

    /** The first row where there are more than can be kept. */
    Optional<WaitingRow> excess() {
        return rows.size() > KEPT ? Optional.of(rows.all().iterator().next()) : Optional.empty();
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    /** The identifier that the plan would take from another contact: the one that the row is not looked up by. */
    private static ContactKey wanted(RowPlan plan) {
        if (!plan.isWrite()) {
            return null;
        }
        String field = plan.row().key().field().equals(Contact.EMAIL) ? Contact.INTEGRATION_ID : Contact.EMAIL;
        return ContactKey.of(plan.fields(), field);
    }

    private boolean isHeldByAnother(ContactKey wanted, RowPlan plan, StoredContacts stored) {
        Object ownId = plan.match() == null ? null : plan.match().get(Contact.ID);
        WaitingRow holding = rows.holding(wanted);
        if (holding != null && !Objects.equals(holding.storedId(), ownId)) {
            return true;
        }
        boolean mayAdopt =
                plan.isCreation() && matchBy == MatchBy.auto && wanted.field().equals(Contact.EMAIL);
        for (Contact holder : stored.having(wanted)) {
            boolean adopted = mayAdopt && ContactKey.of(holder, Contact.INTEGRATION_ID) == null;
            if (!Objects.equals(holder.get(Contact.ID), ownId) && !adopted) {
                return true;
            }
        }
        return false;
    }

    /** Only the first row that holds an identifier can close a ring. */
    private void add(WaitingRow row) {
        rows.add(row);
        if (row.held() != null && rows.holding(row.held()) == row) {
            findRing(row);
        }
    }

    private void findRing(WaitingRow added) {
        List<WaitingRow> ring = new ArrayList<>();
        WaitingRow row = added;
        Set<Long> seen = new HashSet<>();
        while (row != null && seen.add(row.index())) {
            ring.add(row);
            row = rows.holding(row.wanted());
        }
        if (row == added && ring.size() > 1) {
            // The first row of the input is the one whose contact gives up its identifier.
            WaitingRow first = Collections.min(ring, Comparator.comparingLong(WaitingRow::index));
            Collections.rotate(ring, -ring.indexOf(first));
            rings.add(ring);
        }
    }

    private static void addTo(StoredContacts stored, WaitingRow row) {
        if (row.stored() != null && !stored.contains(row.storedId())) {
            stored.put(row.stored());
        }
    }
}

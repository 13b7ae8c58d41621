package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows whose identifier another contact still has. Each waits until that contact has given the identifier up, in this chunk or a
 * later one, or until the input ends. A later row about the same contact waits behind it, so that the order of the input is kept.
 * Where rows wait for one another in a ring, one of them has to give up its identifier first.
 */
final class HandOvers {

    /** So many rows may wait; where there are more, the first of them fails. */
    static final int KEPT = 10_000;

    private final MatchBy matchBy;
    private final NavigableMap<Long, Waiting> rows = new TreeMap<>();
    private final Map<ContactKey, Long> byHeld = new HashMap<>();
    private final Map<ContactKey, List<Waiting>> byName = new HashMap<>();
    private final Map<Object, List<Waiting>> byContact = new HashMap<>();
    private final Map<ContactKey, Set<Long>> byWanted = new HashMap<>();
    private final Set<Long> due = new HashSet<>();
    private final Set<Long> lastTry = new HashSet<>();
    private final List<List<Waiting>> rings = new ArrayList<>();

    HandOvers(MatchBy matchBy) {
        this.matchBy = matchBy;
    }

    /**
     * Keeps a plan back that cannot be carried out yet.
     *
     * @param stored what is known to be stored
     * @return whether it is kept back
     */
    synchronized boolean keepBack(Plan plan, StoredContacts stored) {
        Candidate candidate = plan.candidate();
        Contact own = plan.stored().size() == 1 ? plan.stored().get(0) : null;
        if (!lastTry.remove(candidate.index())) {
            Waiting before = before(candidate, own);
            if (before != null) {
                boolean sameContact = own != null && Objects.equals(own.get(Contact.ID), before.storedId());
                add(new Waiting(candidate, null, sameContact ? own : null, null));
                return true;
            }
            ContactKey wanted = wanted(plan);
            if (wanted != null && isHeldByAnother(wanted, plan, own, stored)) {
                add(new Waiting(candidate, wanted, own, null));
                return true;
            }
        }
        return false;
    }

    /**
     * Keeps a row that the API has refused because another contact has an identifier of it.
     *
     * @return whether it may be tried again; not where the row has no identifier that could change hands
     */
    synchronized boolean keepRefused(Plan plan, InvalidContactException conflict) {
        ContactKey wanted = wanted(plan);
        if (wanted == null) {
            return false;
        }
        add(new Waiting(
                plan.candidate(),
                wanted,
                plan.stored().size() == 1 ? plan.stored().get(0) : null,
                conflict));
        return true;
    }

    /** Contacts have given up these identifiers: who waits for them is tried again. */
    synchronized void freed(Collection<ContactKey> keys) {
        for (ContactKey key : keys) {
            due.addAll(byWanted.getOrDefault(key, Set.of()));
        }
    }

    /** Takes out what can be tried again. Of rows that waited behind another one, it is not known what is stored by now. */
    synchronized List<Waiting> takeDue(StoredContacts stored) {
        List<Waiting> taken = new ArrayList<>();
        for (Long index : List.copyOf(due)) {
            Waiting row = rows.get(index);
            if (row != null && isFirst(row)) {
                remove(row);
                if (row.wanted() != null) {
                    tell(row, stored);
                }
                taken.add(row);
            }
        }
        return taken;
    }

    /** Takes out the rows of a ring: each wants what the next one has, and the last one what the first has. */
    synchronized Optional<List<Waiting>> takeRing(StoredContacts stored) {
        while (!rings.isEmpty()) {
            List<Waiting> ring = rings.remove(0);
            if (ring.stream().allMatch(row -> rows.get(row.index()) == row && isFirst(row))) {
                ring.forEach(row -> {
                    remove(row);
                    tell(row, stored);
                });
                return Optional.of(ring);
            }
        }
        return Optional.empty();
    }

    synchronized boolean hasDue() {
        return !rings.isEmpty() || due.stream().anyMatch(index -> rows.containsKey(index) && isFirst(rows.get(index)));
    }

    /** At the end of the input: the first row that the API has not refused yet is to be tried, whoever has its identifier. */
    synchronized boolean tryFirstUntried() {
        for (Waiting row : rows.values()) {
            if (row.conflict() == null && isFirst(row)) {
                lastTry.add(row.index());
                due.add(row.index());
                return true;
            }
        }
        return false;
    }

    /**
     * Rows that the API has refused, in the order in which they are to fail. Those come first that others wait behind: these go
     * on then, and may free what the rest wants.
     */
    synchronized List<Waiting> refused(int most) {
        Set<Waiting> inTheWay = rows.values().stream()
                .map(row -> before(row.candidate(), row.stored()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return rows.values().stream()
                .filter(row -> row.conflict() != null)
                .sorted(Comparator.comparing(row -> !inTheWay.contains(row)))
                .limit(most)
                .toList();
    }

    /** Takes a row out for good. */
    synchronized void giveUp(Waiting row) {
        remove(row);
    }

    /** The first row where there are more than can be kept. */
    synchronized Optional<Waiting> excess() {
        return rows.size() > KEPT ? Optional.of(rows.firstEntry().getValue()) : Optional.empty();
    }

    synchronized boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The identifier of the plan that it would take from another contact: not the one that it is looked up by. */
    private ContactKey wanted(Plan plan) {
        if (!plan.isWrite()) {
            return null;
        }
        String field = plan.candidate().key().field().equals(Contact.EMAIL) ? Contact.INTEGRATION_ID : Contact.EMAIL;
        return ContactKey.of(plan.decision().fields(), field);
    }

    private boolean isHeldByAnother(ContactKey wanted, Plan plan, Contact own, StoredContacts stored) {
        Object ownId = own == null ? null : own.get(Contact.ID);
        Long waiting = byHeld.get(wanted);
        if (waiting != null && !Objects.equals(rows.get(waiting).storedId(), ownId)) {
            return true;
        }
        boolean mayAdopt = plan.decision().outcome() == Outcome.created
                && matchBy == MatchBy.auto
                && wanted.field().equals(Contact.EMAIL);
        for (Contact holder : stored.having(wanted)) {
            boolean adopted = mayAdopt && ContactKey.of(holder, Contact.INTEGRATION_ID) == null;
            if (!Objects.equals(holder.get(Contact.ID), ownId) && !adopted) {
                return true;
            }
        }
        return false;
    }

    /** An earlier row that waits and is about the same contact; null where there is none. */
    private Waiting before(Candidate candidate, Contact own) {
        List<Waiting> candidates = new ArrayList<>(byName.getOrDefault(candidate.key(), List.of()));
        if (own != null) {
            candidates.addAll(byContact.getOrDefault(own.get(Contact.ID), List.of()));
        }
        return candidates.stream()
                .filter(row -> row.index() < candidate.index())
                .findFirst()
                .orElse(null);
    }

    private boolean isFirst(Waiting row) {
        return before(row.candidate(), row.stored()) == null;
    }

    private void add(Waiting row) {
        rows.put(row.index(), row);
        names(row).forEach(name -> byName.computeIfAbsent(name, none -> new ArrayList<>(1))
                .add(row));
        if (row.stored() != null) {
            byContact
                    .computeIfAbsent(row.storedId(), none -> new ArrayList<>(1))
                    .add(row);
        }
        if (row.wanted() == null) {
            return;
        }
        byWanted.computeIfAbsent(row.wanted(), none -> new HashSet<>()).add(row.index());
        if (row.held() != null && byHeld.putIfAbsent(row.held(), row.index()) == null) {
            findRing(row);
        }
    }

    private void findRing(Waiting added) {
        List<Waiting> ring = new ArrayList<>();
        Waiting row = added;
        Set<Long> seen = new HashSet<>();
        while (row != null && seen.add(row.index())) {
            ring.add(row);
            Long next = byHeld.get(row.wanted());
            row = next == null ? null : rows.get(next);
        }
        if (row == added && ring.size() > 1) {
            // The first row of the input is the one that is cleared.
            Waiting first = Collections.min(ring, Comparator.comparingLong(Waiting::index));
            Collections.rotate(ring, -ring.indexOf(first));
            rings.add(ring);
        }
    }

    private void remove(Waiting row) {
        rows.remove(row.index());
        due.remove(row.index());
        for (ContactKey name : names(row)) {
            removeFrom(byName, name, row);
            wake(byName.getOrDefault(name, List.of()));
        }
        if (row.stored() != null) {
            removeFrom(byContact, row.storedId(), row);
            wake(byContact.getOrDefault(row.storedId(), List.of()));
        }
        if (row.wanted() != null) {
            Set<Long> others = byWanted.get(row.wanted());
            others.remove(row.index());
            if (others.isEmpty()) {
                byWanted.remove(row.wanted());
            }
            byHeld.remove(row.held(), row.index());
        }
    }

    /** What has waited behind it may go on. */
    private void wake(List<Waiting> behind) {
        behind.stream().filter(row -> row.wanted() == null).forEach(row -> due.add(row.index()));
    }

    private static <K> void removeFrom(Map<K, List<Waiting>> map, K key, Waiting row) {
        List<Waiting> having = map.get(key);
        if (having != null) {
            having.removeIf(other -> other == row);
            if (having.isEmpty()) {
                map.remove(key);
            }
        }
    }

    private static Set<ContactKey> names(Waiting row) {
        Set<ContactKey> names = new HashSet<>();
        names.add(row.candidate().key());
        if (row.wanted() != null) {
            names.add(row.wanted());
        }
        if (row.stored() != null) {
            names.addAll(ContactKey.all(row.stored()));
        }
        return names;
    }

    private static void tell(Waiting row, StoredContacts stored) {
        if (row.stored() != null && !stored.contains(row.storedId())) {
            stored.put(row.stored());
        }
    }
}

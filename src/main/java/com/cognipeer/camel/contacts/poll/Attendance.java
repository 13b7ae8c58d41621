package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.TextSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what a walk over all contacts brings with the inventory, and marks the entries that it did not bring. In the order of
 * {@code _id} each page shows which entries are absent. By page numbers only the whole walk does.
 */
final class Attendance {

    /** The set of so many ids takes 64 MiB. */
    static final int MOST_SEEN = 4_000_000;

    private static final int MOST_CONTROLS = 10;
    private static final int ENTRIES_AT_A_TIME = 1_000;
    private static final Set<InventoryEntry.State> ABSENT = EnumSet.complementOf(EnumSet.of(InventoryEntry.State.DONE));

    private final Tracking tracking;
    private final long round;
    private final TextSet seen;
    private final TreeSet<String> controls = new TreeSet<>(Comparator.comparing(TextSet::numberOf));
    private long brought;
    /** Every entry up to this id was looked at. */
    private String covered;

    /**
     * @param seen    the ids that this walk has brought by page numbers
     * @param covered the id up to which earlier polls of this walk have looked at the entries; null for none
     */
    Attendance(Tracking tracking, Reconciliation reconciliation, TextSet seen, String covered) {
        this.tracking = tracking;
        this.round = reconciliation.round();
        this.seen = seen;
        this.covered = covered;
        this.brought = reconciliation.walk().contacts();
        controls.addAll(reconciliation.walk().controls());
    }

    /** Takes the contacts of a page. */
    void arrives(Step step, Map<String, InventoryEntry> entries) {
        Set<String> ids = new HashSet<>();
        for (Contact contact : step.contacts()) {
            String id = contact.getId();
            ids.add(id);
            brought++;
            offerControl(id);
            InventoryEntry entry = entries.get(id);
            if (entry != null && entry.state() != InventoryEntry.State.DONE) {
                tracking.put(entry.in(InventoryEntry.State.DONE));
            }
        }
        if (isByPages(step)) {
            if (!isTooLarge()) {
                ids.forEach(seen::add);
            }
        } else if (!ids.isEmpty()) {
            String last = step.contacts().get(step.contacts().size() - 1).getId();
            markAbsent(last, ids);
        }
    }

    private static boolean isByPages(Step step) {
        PagingChoice choice = step.walk().choice();
        return choice != null && choice.paging() == Paging.pages;
    }

    /** Keeps those with the smallest hashes: a choice that no order of ids and no restart changes. */
    private void offerControl(String id) {
        if (controls.size() < MOST_CONTROLS || TextSet.numberOf(id) < TextSet.numberOf(controls.last())) {
            controls.add(id);
            if (controls.size() > MOST_CONTROLS) {
                controls.pollLast();
            }
        }
    }

    private void markAbsent(String upTo, Set<String> ids) {
        List<InventoryEntry> entries;
        do {
            entries = tracking.inventory().between(covered, upTo, ENTRIES_AT_A_TIME);
            for (InventoryEntry entry : entries) {
                covered = entry.id();
                if (!ids.contains(covered) && !seen.contains(covered) && entry.round() != round) {
                    tracking.put(entry.in(InventoryEntry.State.ABSENT));
                }
            }
            if (upTo == null || entries.size() == ENTRIES_AT_A_TIME) {
                // Many entries may be absent at once.
                tracking.flush();
            }
        } while (entries.size() == ENTRIES_AT_A_TIME);
        covered = upTo;
    }

    Reconciliation.Brought brought() {
        return new Reconciliation.Brought(brought, List.copyOf(controls));
    }

    /** Whether more contacts came by page numbers than their set holds: nobody can tell what is absent. */
    boolean isTooLarge() {
        return seen.size() > MOST_SEEN;
    }

    /** Takes the end of a whole walk. Returns whether any entry is absent. */
    boolean ends() {
        if (isTooLarge()) {
            return false;
        }
        markAbsent(null, Set.of());
        return !tracking.inventory().inState(ABSENT, null, 1).isEmpty();
    }
}

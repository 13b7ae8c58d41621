package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Rows that cannot be stored yet, found by their place, their contact, and the identifiers that they want and hold. */
final class WaitingRows {

    private final NavigableMap<Long, WaitingRow> byIndex = new TreeMap<>();
    private final Map<ContactKey, List<WaitingRow>> byName = new HashMap<>();
    private final Map<Object, List<WaitingRow>> byContact = new HashMap<>();
    private final Map<ContactKey, Set<Long>> byWanted = new HashMap<>();
    private final Map<ContactKey, Long> byHeld = new HashMap<>();

    void add(WaitingRow row) {
        byIndex.put(row.index(), row);
        row.names().forEach(name -> addTo(byName, name, row));
        if (row.stored() != null) {
            addTo(byContact, row.storedId(), row);
        }
        if (row.wanted() != null) {
            byWanted.computeIfAbsent(row.wanted(), none -> new HashSet<>()).add(row.index());
        }
        if (row.held() != null) {
            byHeld.putIfAbsent(row.held(), row.index());
        }
    }

    /** @return the rows about the same contact, some of them more than once */
    List<WaitingRow> remove(WaitingRow row) {
        byIndex.remove(row.index());
        List<WaitingRow> behind = new ArrayList<>();
        for (ContactKey name : row.names()) {
            removeFrom(byName, name, row);
            behind.addAll(byName.getOrDefault(name, List.of()));
        }
        if (row.stored() != null) {
            removeFrom(byContact, row.storedId(), row);
            behind.addAll(byContact.getOrDefault(row.storedId(), List.of()));
        }
        if (row.wanted() != null) {
            Set<Long> others = byWanted.get(row.wanted());
            others.remove(row.index());
            if (others.isEmpty()) {
                byWanted.remove(row.wanted());
            }
            byHeld.remove(row.held(), row.index());
        }
        return behind;
    }

    /** The row at a place of the input; null where none waits. */
    WaitingRow at(long index) {
        return byIndex.get(index);
    }

    boolean contains(WaitingRow row) {
        return byIndex.get(row.index()) == row;
    }

    /** All rows in the order of the input. */
    Collection<WaitingRow> all() {
        return byIndex.values();
    }

    int size() {
        return byIndex.size();
    }

    /** The places of the rows that want an identifier. */
    Set<Long> wanting(ContactKey key) {
        return byWanted.getOrDefault(key, Set.of());
    }

    /** The row whose contact gives an identifier up; null where there is none. */
    WaitingRow holding(ContactKey key) {
        Long index = byHeld.get(key);
        return index == null ? null : byIndex.get(index);
    }

    /**
     * An earlier row that waits and is about the same contact; null where there is none.
     *
     * @param stored the stored contact that the row is about; null where this is not known
     */
    WaitingRow before(InputRow row, Contact stored) {
        WaitingRow before = before(row, byName.getOrDefault(row.key(), List.of()));
        return before != null || stored == null
                ? before
                : before(row, byContact.getOrDefault(stored.get(Contact.ID), List.of()));
    }

    /** Whether no earlier row about the same contact waits. */
    boolean isFirst(WaitingRow row) {
        return before(row.row(), row.stored()) == null;
    }

    private static WaitingRow before(InputRow row, List<WaitingRow> others) {
        for (WaitingRow other : others) {
            if (other.index() < row.index()) {
                return other;
            }
        }
        return null;
    }

    private static <K> void addTo(Map<K, List<WaitingRow>> map, K key, WaitingRow row) {
        map.computeIfAbsent(key, none -> new ArrayList<>(1)).add(row);
    }

    private static <K> void removeFrom(Map<K, List<WaitingRow>> map, K key, WaitingRow row) {
        List<WaitingRow> having = map.get(key);
        if (having != null) {
            having.removeIf(other -> other == row);
            if (having.isEmpty()) {
                map.remove(key);
            }
        }
    }
}

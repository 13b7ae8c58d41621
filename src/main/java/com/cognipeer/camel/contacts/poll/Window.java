package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contacts that were delivered within the lookback: a sweep reads them again and must not deliver them again. The
 * number of entries is bounded. The oldest entries are forgotten first, and counted.
 */
final class Window {

    static final int CAPACITY = 10_000;

    private final Map<String, Held> byId = new HashMap<>();
    private final TreeSet<Entry> oldestFirst = new TreeSet<>(Comparator.comparing(Entry::key, SortKey.BY_CHANGE));
    /** How many states of a contact came and are not done, by its id. */
    private final Map<String, Integer> underWay = new HashMap<>();

    private long forgotten;
    private Instant forgottenUpTo;
    /** How many of the forgotten contacts this sweep has read. */
    private long metAndForgotten;

    /** A contact that was delivered, and the version in which it was. */
    record Entry(SortKey key, String version) {

        private static final String NO_VERSION = ":";

        /** The same for a contact of which nobody knows after a crash in which version it was delivered last. */
        Entry opened() {
            return new Entry(key, key.id() + NO_VERSION);
        }

        boolean isOpen() {
            return version.endsWith(NO_VERSION);
        }
    }

    /** An entry, and whether this sweep has read the contact. */
    private record Held(Entry entry, boolean isMet) {}

    /**
     * The content of a window as a value.
     *
     * @param entries       from the oldest on
     * @param forgotten     how many contacts more were delivered
     * @param forgottenUpTo when the latest of those was written; null when there are none
     */
    record Content(List<Entry> entries, long forgotten, Instant forgottenUpTo) {

        static final Content NONE = new Content(List.of(), 0, null);

        Content {
            entries = List.copyOf(entries);
        }

        Content without(Set<String> ids) {
            List<Entry> others = entries.stream()
                    .filter(entry -> !ids.contains(entry.key().id()))
                    .toList();
            return new Content(others, forgotten, forgottenUpTo);
        }

        Content opened(Set<String> ids) {
            if (ids.isEmpty()) {
                return this;
            }
            List<Entry> all = entries.stream()
                    .map(entry -> ids.contains(entry.key().id()) ? entry.opened() : entry)
                    .toList();
            return new Content(all, forgotten, forgottenUpTo);
        }
    }

    Window(Content content) {
        content.entries().forEach(entry -> put(entry, false));
        this.forgotten = content.forgotten();
        this.forgottenUpTo = content.forgottenUpTo();
    }

    /** The content for a position. After a crash the exchange of each state under way may be done. */
    Content content() {
        return new Content(List.copyOf(oldestFirst), forgotten, forgottenUpTo).opened(underWay.keySet());
    }

    /** How the contact was delivered; null when it was not, or was forgotten. */
    Entry get(String id) {
        Held held = byId.get(id);
        return held == null ? null : held.entry();
    }

    void remember(Entry delivered) {
        put(delivered, true);
        while (byId.size() > CAPACITY) {
            Entry oldest = oldestFirst.pollFirst();
            metAndForgotten += byId.remove(oldest.key().id()).isMet() ? 1 : 0;
            forgotten++;
            forgottenUpTo = SortKey.later(forgottenUpTo, oldest.key().modified());
        }
    }

    /**
     * Keeps a contact that is older than the lookback, and drops others that are. With the latest contacts known, a server
     * shows that it matches nothing when it does not find them.
     *
     * @param few how many contacts of one time are kept, beside one more, which shows that there are more than a few
     */
    void keepLatest(Entry delivered, int few) {
        removeBefore(delivered.key().modified());
        if (oldestFirst.isEmpty() || byId.size() <= few) {
            put(delivered, true);
        }
    }

    /** The sweep has read this contact. */
    void meet(String id) {
        byId.computeIfPresent(id, (same, held) -> new Held(held.entry(), true));
    }

    /**
     * A state of a contact is about to be delivered.
     *
     * @return whether the window knows another one, which a position must not name until this one is done
     */
    boolean begin(String id) {
        underWay.merge(id, 1, Integer::sum);
        Entry known = get(id);
        return known != null && !known.isOpen();
    }

    /** A state of a contact is done, or was not delivered after all. */
    void end(String id) {
        underWay.computeIfPresent(id, (same, states) -> states == 1 ? null : states - 1);
    }

    /** Whether nobody knows of a contact in which version it was delivered last. */
    boolean hasOpen() {
        return oldestFirst.stream().anyMatch(Entry::isOpen);
    }

    /** Drops the contacts that a sweep over everything did not read: they were removed, or do not match any more. */
    void retainMet() {
        List.copyOf(byId.values()).stream().filter(held -> !held.isMet()).forEach(held -> remove(held.entry()));
        forgotten = metAndForgotten;
        forgottenUpTo = forgotten == 0 ? null : forgottenUpTo;
    }

    /** Drops the contacts that are older: no later sweep reads them. */
    void startAt(Instant oldest) {
        removeBefore(oldest);
        if (forgottenUpTo != null && forgottenUpTo.isBefore(oldest)) {
            forgotten = 0;
            forgottenUpTo = null;
        }
    }

    /** This many forgotten contacts have changed: the sweep delivers them again, and the window then holds them. */
    void recall(long contacts) {
        forgotten -= contacts;
        forgottenUpTo = forgotten == 0 ? null : forgottenUpTo;
    }

    /** When the latest contact was written; null when there is none, or when more than a few share that time. */
    Instant latest(int few) {
        if (oldestFirst.isEmpty() || forgotten > 0) {
            return null;
        }
        Instant latest = oldestFirst.last().key().modified();
        long sharing = oldestFirst.descendingSet().stream()
                .limit(few + 1L)
                .filter(entry -> entry.key().modified().equals(latest))
                .count();
        return sharing > few ? null : latest;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** How many contacts were delivered, the forgotten ones included. */
    long size() {
        return byId.size() + forgotten;
    }

    /** The largest possible number of them after a key: the keys of the forgotten ones are unknown. */
    long sizeBehind(SortKey key) {
        boolean noneForgotten = forgottenUpTo == null || forgottenUpTo.isBefore(key.modified());
        return oldestFirst.tailSet(new Entry(key, ""), false).size() + (noneForgotten ? 0 : forgotten);
    }

    long forgotten() {
        return forgotten;
    }

    private void put(Entry entry, boolean isMet) {
        Held old = byId.put(entry.key().id(), new Held(entry, isMet));
        if (old != null) {
            oldestFirst.remove(old.entry());
        }
        oldestFirst.add(entry);
    }

    private void remove(Entry entry) {
        byId.remove(entry.key().id());
        oldestFirst.remove(entry);
    }

    private void removeBefore(Instant time) {
        while (!oldestFirst.isEmpty() && oldestFirst.first().key().modified().isBefore(time)) {
            remove(oldestFirst.first());
        }
    }
}

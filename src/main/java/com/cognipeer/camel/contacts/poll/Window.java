package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was delivered within the lookback, so that reading it again delivers nothing twice. Holds a bounded number of
 * contacts; what falls out at its old end is counted.
 */
final class Window {

    static final int CAPACITY = 10_000;

    private final Map<String, Remembered> byId = new HashMap<>();
    private final TreeSet<Remembered> oldestFirst =
            new TreeSet<>(Comparator.comparing(Remembered::key, SortKey.BY_CHANGE));
    private final Set<String> met = new HashSet<>();
    private long forgotten;
    private Instant forgottenUpTo;
    /** Of those forgotten, how many this sweep met. */
    private long metAndForgotten;

    Window(Collection<Remembered> entries, long forgotten, Instant forgottenUpTo) {
        entries.forEach(this::put);
        this.forgotten = forgotten;
        this.forgottenUpTo = forgottenUpTo;
    }

    /** What is known of the contact; null when nothing is. */
    Remembered get(String id) {
        return byId.get(id);
    }

    void remember(Remembered delivered) {
        met.add(delivered.key().id());
        put(delivered);
        while (byId.size() > CAPACITY) {
            Remembered oldest = oldestFirst.pollFirst();
            byId.remove(oldest.key().id());
            metAndForgotten += met.remove(oldest.key().id()) ? 1 : 0;
            forgotten++;
            forgottenUpTo = Bounds.later(forgottenUpTo, oldest.key().modified());
        }
    }

    /**
     * Keeps a contact from before the lookback, and forgets those from before it: with the latest ones known, a server
     * that finds none of them shows itself.
     *
     * @param few how many that share a time are kept, and one more, so that it shows that there are
     */
    void keepLatest(Remembered delivered, Instant lookback, int few) {
        Instant time = delivered.key().modified();
        Instant older = time.isBefore(lookback) ? time : lookback;
        while (!oldestFirst.isEmpty() && oldestFirst.first().key().modified().isBefore(older)) {
            remove(oldestFirst.first());
        }
        if (oldestFirst.isEmpty() || byId.size() <= few) {
            met.add(delivered.key().id());
            put(delivered);
        }
    }

    /** The contact was read again. */
    void meet(String id) {
        met.add(id);
    }

    /** Drops what a sweep that read everything did not meet: it was removed, or does not match any more. */
    void retainMet() {
        List.copyOf(byId.values()).stream()
                .filter(entry -> !met.contains(entry.key().id()))
                .forEach(this::remove);
        forgotten = metAndForgotten;
        forgottenUpTo = forgotten == 0 ? null : forgottenUpTo;
    }

    /** Drops what is older; a sweep starts there at the earliest. */
    void startAt(Instant oldest) {
        while (!oldestFirst.isEmpty() && oldestFirst.first().key().modified().isBefore(oldest)) {
            remove(oldestFirst.first());
        }
        if (forgottenUpTo != null && forgottenUpTo.isBefore(oldest)) {
            forgotten = 0;
            forgottenUpTo = null;
        }
    }

    /** So many of those that fell out have changed, and are going to be remembered anew. */
    void recall(long contacts) {
        forgotten -= contacts;
        forgottenUpTo = forgotten == 0 ? null : forgottenUpTo;
    }

    /** When the latest contact was written; null where there is none, and where more than a few share that time. */
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

    /** How many contacts are known to have been delivered, those that fell out included. */
    long size() {
        return byId.size() + forgotten;
    }

    /** As {@link #size()}, but only of those behind a key; at the most, as of those that fell out the keys are unknown. */
    long sizeBehind(SortKey key) {
        boolean noneFellOut = forgottenUpTo == null || forgottenUpTo.isBefore(key.modified());
        return oldestFirst.tailSet(new Remembered(key, ""), false).size() + (noneFellOut ? 0 : forgotten);
    }

    long forgotten() {
        return forgotten;
    }

    Instant forgottenUpTo() {
        return forgottenUpTo;
    }

    List<Remembered> entries() {
        return new ArrayList<>(oldestFirst);
    }

    private void put(Remembered entry) {
        Remembered old = byId.put(entry.key().id(), entry);
        if (old != null) {
            oldestFirst.remove(old);
        }
        oldestFirst.add(entry);
    }

    private void remove(Remembered entry) {
        byId.remove(entry.key().id());
        oldestFirst.remove(entry);
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads the input as it is needed, in chunks of as many contacts as can be looked up at once. */
final class Chunks {

    /** So many contacts for each key that is looked up, where the same contacts come again and again. */
    private static final int TIMES = 4;

    private final Iterator<?> input;
    private final Function<Object, Contact> reader;
    private final SyncSettings settings;
    private final BooleanSupplier stopped;
    private final Beginning beginning;
    private final Queue<Candidate> pushedBack = new PriorityQueue<>(Comparator.comparingLong(Candidate::index));
    private long index;

    /**
     * @param reader  makes a contact of an item of the input, or throws an InvalidContactException
     * @param ledger  is told what cannot be looked up
     * @param stopped whether to read no further
     */
    Chunks(
            Iterator<?> input,
            Function<Object, Contact> reader,
            SyncSettings settings,
            SyncLedger ledger,
            BooleanSupplier stopped) {
        this.input = input;
        this.reader = reader;
        this.settings = settings;
        this.beginning = new Beginning(ledger);
        this.stopped = stopped;
    }

    /**
     * The next contacts of the input in their order, none at its end. It ends before the first that is one too many.
     *
     * @throws UnusableInputException when nothing at the beginning of the input can be looked up
     */
    List<Candidate> next() {
        List<Candidate> chunk = new ArrayList<>();
        Map<String, Set<ContactKey>> keys = new HashMap<>();
        for (Candidate candidate = read(); candidate != null; candidate = read()) {
            ContactKey key = candidate.key();
            Set<ContactKey> ofItsKind = keys.computeIfAbsent(key.field(), field -> new HashSet<>());
            boolean full = ofItsKind.size() == settings.chunkSize() && !ofItsKind.contains(key);
            if (full || chunk.size() >= TIMES * (long) settings.chunkSize()) {
                pushedBack.add(candidate);
                return chunk;
            }
            ofItsKind.add(key);
            chunk.add(candidate);
        }
        return chunk;
    }

    /** Gives candidates of the last chunk back; they are read again, in the order of the input. */
    void pushBack(List<Candidate> candidates) {
        pushedBack.addAll(candidates);
    }

    /** Whether a candidate was given back that stands in the input before this place. */
    boolean holdsBackBefore(long place) {
        Candidate first = pushedBack.peek();
        return first != null && first.index() < place;
    }

    /** Whether a candidate was given back that stands before one of these, and has an identifier of a stored contact. */
    boolean holdsBackBefore(List<Candidate> candidates, StoredContacts stored) {
        if (candidates.isEmpty() || pushedBack.isEmpty()) {
            return false;
        }
        long last = candidates.get(candidates.size() - 1).index();
        return pushedBack.stream().anyMatch(row -> row.index() < last && stored.hasAny(row.identifiers()));
    }

    private Candidate read() {
        if (!pushedBack.isEmpty()) {
            return pushedBack.remove();
        }
        while (!stopped.getAsBoolean() && input.hasNext()) {
            Object item = input.next();
            long place = index++;
            Candidate candidate;
            try {
                candidate = Candidate.of(place, reader.apply(item), settings.matchBy());
            } catch (InvalidContactException e) {
                beginning.failed(Settled.failed(place, null, e));
                continue;
            }
            beginning.end();
            return candidate;
        }
        if (!stopped.getAsBoolean()) {
            beginning.endOfInput();
        }
        return null;
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the input as it is needed, in chunks of contacts that have nothing to do with each other. */
final class Chunks {

    private final Iterator<?> input;
    private final Function<Object, Contact> reader;
    private final SyncSettings settings;
    private final SyncLedger ledger;
    private final Deque<Candidate> pushedBack = new ArrayDeque<>();
    private long index;

    /**
     * @param reader makes a contact of an item of the input, or throws an InvalidContactException
     * @param ledger is told what cannot be looked up
     */
    Chunks(Iterator<?> input, Function<Object, Contact> reader, SyncSettings settings, SyncLedger ledger) {
        this.input = input;
        this.reader = reader;
        this.settings = settings;
        this.ledger = ledger;
    }

    /**
     * The next contacts of the input, none at its end. As many as can be looked up at once: it ends before the first that
     * shares an identifier with an earlier one, as that has to be written first, or that is one too many for a listing.
     */
    List<Candidate> next() {
        List<Candidate> chunk = new ArrayList<>();
        Set<ContactKey> identifiers = new HashSet<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (Candidate candidate = read(); candidate != null; candidate = read()) {
            List<ContactKey> own = candidate.identifiers();
            boolean full = sizes.merge(candidate.key().field(), 1, Integer::sum) > settings.chunkSize();
            if (full || own.stream().anyMatch(identifiers::contains)) {
                pushedBack.addFirst(candidate);
                return chunk;
            }
            identifiers.addAll(own);
            chunk.add(candidate);
        }
        return chunk;
    }

    /** Gives back the end of a chunk; it is read again. */
    void pushBack(List<Plan> end) {
        for (int i = end.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(end.get(i).candidate());
        }
    }

    /**
     * How much of a chunk can be written at once: up to the first contact that has an identifier, given or stored, which
     * an earlier one has as well.
     */
    static int independent(List<Plan> chunk) {
        Set<ContactKey> identifiers = new HashSet<>();
        for (int i = 0; i < chunk.size(); i++) {
            Set<ContactKey> own = new HashSet<>(chunk.get(i).candidate().identifiers());
            List<Contact> stored = chunk.get(i).stored();
            if (stored.size() == 1) {
                own.addAll(ContactKey.all(stored.get(0)));
            }
            if (own.stream().anyMatch(identifiers::contains)) {
                return i;
            }
            identifiers.addAll(own);
        }
        return chunk.size();
    }

    private Candidate read() {
        if (!pushedBack.isEmpty()) {
            return pushedBack.removeFirst();
        }
        while (input.hasNext()) {
            Object item = input.next();
            long place = index++;
            try {
                return Candidate.of(place, reader.apply(item), settings.matchBy());
            } catch (InvalidContactException e) {
                ledger.settle(Settled.failed(place, null, e));
            }
        }
        return null;
    }
}

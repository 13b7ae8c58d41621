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

/** Reads the input lazily, in chunks of as many rows as one look-up can ask for. Rows can be given back. */
final class InputChunks {

    /** A chunk may have this many rows for each key that is looked up, when the same contacts come again and again. */
    private static final int ROWS_OF_A_KEY = 4;

    private final Iterator<?> input;
    private final Function<Object, Contact> reader;
    private final SyncSettings settings;
    private final BooleanSupplier stopped;
    private final LeadingFailures leadingFailures;
    private final Queue<InputRow> givenBack = new PriorityQueue<>(Comparator.comparingLong(InputRow::index));
    private boolean nextIsWhole;
    private long index;

    /**
     * @param reader  makes a contact of an item of the input, or throws an InvalidContactException
     * @param ledger  gets the rows that cannot be looked up
     * @param stopped whether to read no further
     */
    InputChunks(
            Iterator<?> input,
            Function<Object, Contact> reader,
            SyncSettings settings,
            SyncLedger ledger,
            BooleanSupplier stopped) {
        this.input = input;
        this.reader = reader;
        this.settings = settings;
        this.leadingFailures = new LeadingFailures(ledger);
        this.stopped = stopped;
    }

    /**
     * The next rows in the order of the input; none at its end.
     *
     * @throws UnusableInputException when no row at the beginning of the input can be looked up
     */
    ChunkSplit next() {
        List<InputRow> chunk = readChunk();
        boolean whole = nextIsWhole;
        nextIsWhole = false;
        return whole ? ChunkSplit.whole(chunk) : ChunkSplit.of(chunk);
    }

    /** Gives rows back. The next chunks begin with them, in the order of the input. */
    void giveBack(List<InputRow> rows) {
        givenBack.addAll(rows);
    }

    /** As {@link #giveBack}; the next chunk leaves none of its rows for later. */
    void giveBackInOrder(List<InputRow> rows) {
        giveBack(rows);
        nextIsWhole = true;
    }

    /** Whether a row was given back that stands before this place. */
    boolean holdsBackBefore(long place) {
        InputRow first = givenBack.peek();
        return first != null && first.index() < place;
    }

    /** Whether a row was given back that stands before the last of these, and has an identifier of a stored contact. */
    boolean holdsBackBefore(List<InputRow> rows, StoredContacts stored) {
        if (rows.isEmpty() || givenBack.isEmpty()) {
            return false;
        }
        long last = rows.get(rows.size() - 1).index();
        return givenBack.stream().anyMatch(row -> row.index() < last && stored.hasAny(row.identifiers()));
    }

    /** A chunk ends before the first row whose key is one too many. */
    private List<InputRow> readChunk() {
        List<InputRow> chunk = new ArrayList<>();
        Map<String, Set<ContactKey>> keys = new HashMap<>();
        for (InputRow row = read(); row != null; row = read()) {
            ContactKey key = row.key();
            Set<ContactKey> ofItsKind = keys.computeIfAbsent(key.field(), field -> new HashSet<>());
            boolean full = ofItsKind.size() == settings.chunkSize() && !ofItsKind.contains(key);
            if (full || chunk.size() >= ROWS_OF_A_KEY * (long) settings.chunkSize()) {
                givenBack.add(row);
                return chunk;
            }
            ofItsKind.add(key);
            chunk.add(row);
        }
        return chunk;
    }

    private InputRow read() {
        if (!givenBack.isEmpty()) {
            return givenBack.remove();
        }
        while (!stopped.getAsBoolean() && input.hasNext()) {
            Object item = input.next();
            long place = index++;
            InputRow row;
            try {
                row = InputRow.of(place, reader.apply(item), settings.matchBy());
            } catch (InvalidContactException e) {
                leadingFailures.failed(RowResult.failed(InputRow.withoutKey(place), e));
                continue;
            }
            leadingFailures.end();
            return row;
        }
        if (!stopped.getAsBoolean()) {
            leadingFailures.endOfInput();
        }
        return null;
    }
}

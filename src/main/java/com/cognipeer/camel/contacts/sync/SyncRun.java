package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One sync: looks up chunk by chunk what is stored, compares, and writes the differences. It holds the calling thread until its
 * end, and up to {@code parallelism} further threads while it writes. It keeps no more of the input than a chunk.
 */
public final class SyncRun {

    private final SyncSettings settings;
    private final BooleanSupplier stopped;
    private final SyncParts parts;
    private final Function<StoredContacts, ChunkWrites> writes;
    private final MissingRun missing;

    /**
     * @param client   stays the caller's
     * @param input    the contacts in any form, read once and lazily
     * @param reader   makes a contact of an item and leaves the item as it is, or throws an InvalidContactException
     * @param threads  runs each write at once, on a thread of its own
     * @param listener hears of the writes
     * @param stopped  whether to end before the input does
     * @param progress gets the counts after each row
     * @param scope    walks over the contacts that the input should have; used only if these are to be looked for
     */
    public SyncRun(
            ContactsClient client,
            SyncSettings settings,
            Iterator<?> input,
            Function<Object, Contact> reader,
            Executor threads,
            WriteListener listener,
            BooleanSupplier stopped,
            Consumer<SyncCounts> progress,
            ScopeContacts scope) {
        this.settings = settings;
        this.stopped = stopped;
        SyncLedger ledger = new SyncLedger(settings, progress);
        InputChunks chunks = new InputChunks(input, reader, settings, ledger, stopped);
        SyncRequests requests = new SyncRequests(client, ledger::spend);
        ContactLookup listed = new ListedLookup(requests, settings.chunkSize());
        DryRunStore dryRunStore = new DryRunStore(listed);
        RowPlanner planner = new RowPlanner(settings);
        this.parts = new SyncParts(
                chunks,
                settings.dryRun() ? dryRunStore : listed,
                planner,
                new IdentifierHandOvers(settings.matchBy()),
                ledger,
                new Fuse());
        ContactWriter writer = new ContactWriter(requests, planner, settings.matchBy(), listener);
        WriteThreads writeThreads = new WriteThreads(threads, settings.parallelism());
        this.writes = settings.dryRun()
                ? stored -> new DryRunChunkWrites(parts, dryRunStore, stored)
                : stored -> new ApiChunkWrites(parts, writer, writeThreads, stored);
        this.missing = new MissingRun(
                settings,
                requests,
                ledger,
                scope,
                new MissingWrites(settings, requests, ledger, parts.fuse(), writer, writeThreads));
    }

    /**
     * Syncs the whole input.
     *
     * @throws SyncStoppedException when the sync ends before it has done everything
     */
    public SyncReport run() {
        try {
            while (true) {
                ChunkSplit chunk = read();
                if (stopped.getAsBoolean()) {
                    throw stopped("its endpoint was stopped", null);
                }
                if (!chunk.now().isEmpty()) {
                    sync(chunk);
                } else if (parts.handOvers().isEmpty()) {
                    return end();
                } else {
                    endWaitingRows();
                }
            }
        } catch (SyncStoppedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw stopped(reason(e), e);
        }
    }

    /** Whether it only reads and reports. */
    public boolean isDryRun() {
        return settings.dryRun();
    }

    /** The counts so far; any thread may ask. */
    public SyncCounts counts() {
        return parts.ledger().counts();
    }

    private ChunkSplit read() {
        try {
            return parts.chunks().next();
        } catch (UnusableInputException e) {
            throw stopped(e.getMessage(), e);
        } catch (RuntimeException e) {
            boolean explained = e instanceof InvalidJsonException || e instanceof ContactsException;
            throw stopped(
                    "the input could not be read: "
                            + (explained ? e.getMessage() : e.getClass().getSimpleName()),
                    e);
        }
    }

    private void sync(ChunkSplit chunk) {
        StoredContacts stored = new StoredContacts();
        parts.lookup().addTo(stored, InputRow.keys(chunk.now()));
        List<InputRow> rows = chunk.now();
        if (stored.hasAny(chunk.identifiersOfLater())) {
            // A row left for later is about a contact that is written now.
            parts.lookup().addTo(stored, InputRow.keys(chunk.later()));
            rows = InputRow.inOrder(chunk.now(), chunk.later());
        } else {
            parts.chunks().giveBack(chunk.later());
        }
        run(stored, rows);
    }

    private void run(StoredContacts stored, List<InputRow> rows) {
        new ChunkRun(parts, writes.apply(stored), stored, rows).run();
    }

    /** The input is over: each row that waits for an identifier is tried once more, or fails. */
    private void endWaitingRows() {
        IdentifierHandOvers handOvers = parts.handOvers();
        if (handOvers.hasDue() || handOvers.tryFirstUntried()) {
            run(new StoredContacts(), List.of());
            return;
        }
        List<WaitingRow> refused = handOvers.refused(settings.chunkSize());
        StoredContacts holders = new StoredContacts();
        parts.lookup().addTo(holders, RefusedRows.keysToLookUp(refused));
        for (WaitingRow row : refused) {
            handOvers.remove(row);
            parts.ledger().settle(RowResult.failed(row, RefusedRows.failure(row, holders)));
            if (handOvers.hasDue()) {
                // A row that waited for this one may free what the others want.
                return;
            }
        }
    }

    private SyncReport end() {
        missing.run().ifPresent(reason -> {
            throw stopped(reason, null);
        });
        return parts.ledger().report();
    }

    private SyncStoppedException stopped(String reason, Throwable cause) {
        return new SyncStoppedException(reason, cause, parts.ledger().report());
    }

    /** The message of an unexpected exception may hold personal data, so that only its class is named. */
    private static String reason(Throwable cause) {
        return cause instanceof ContactsException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}

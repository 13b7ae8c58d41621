package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One sync from the first contact of its input to the last: chunk by chunk looks up what is stored, compares, and writes what
 * differs. Holds no thread while the API works, and no more of the input than a chunk.
 */
public final class SyncRun {

    private final SyncSettings settings;
    private final Executor executor;
    private final SyncLedger ledger;
    private final Chunks chunks;
    private final Planner planner;
    private final Writer writer;
    private final Rehearsal rehearsal;
    private final Fuse fuse = new Fuse();
    private final CompletableFuture<SyncReport> result = new CompletableFuture<>();

    /**
     * @param client   reads and writes; stays the caller's
     * @param settings how to go about it
     * @param input    the contacts in any form, read once and lazily
     * @param reader   makes a contact of one of them, which is then the sync's own, or throws an InvalidContactException
     * @param executor runs what reads the input and compares
     * @param progress is told of every contact of which it is known what became of it, on any thread
     */
    public SyncRun(
            ContactsClient client,
            SyncSettings settings,
            Iterator<?> input,
            Function<Object, Contact> reader,
            Executor executor,
            Consumer<SyncCounts> progress) {
        this.settings = settings;
        this.executor = executor;
        this.ledger = new SyncLedger(settings, progress);
        this.chunks = new Chunks(input, reader, settings, ledger);
        ContactsClient counted = new CountingClient(client, ledger::spend);
        Comparison comparison = new Comparison(settings);
        Lookup listed = new ListedLookup(counted, settings.chunkSize());
        Imagined imagined = new Imagined(listed);
        this.planner = new Planner(settings.dryRun() ? imagined : listed, comparison);
        this.rehearsal = new Rehearsal(imagined, comparison, settings.matchBy());
        this.writer = new Writer(counted, comparison, settings.matchBy());
    }

    /** Begins, and completes once with the report, or with a {@link SyncStoppedException}. */
    public CompletableFuture<SyncReport> start() {
        executor.execute(() -> guarded(this::next));
        return result;
    }

    /** How far it has come. */
    public SyncCounts counts() {
        return ledger.counts();
    }

    private void next() {
        List<Candidate> chunk = read();
        if (chunk.isEmpty()) {
            result.complete(ledger.report());
            return;
        }
        then(planner.plan(chunk), plans -> {
            int independent = Chunks.independent(plans);
            chunks.pushBack(plans.subList(independent, plans.size()));
            then(carryOut(plans.subList(0, independent)), done -> {
                if (fuse.isBlown()) {
                    throw stopped(fuse.reason().getMessage(), fuse.reason());
                }
                next();
            });
        });
    }

    private List<Candidate> read() {
        try {
            return chunks.next();
        } catch (RuntimeException e) {
            boolean told = e instanceof InvalidJsonException || e instanceof ContactsException;
            throw stopped(
                    "the input could not be read: "
                            + (told ? e.getMessage() : e.getClass().getSimpleName()),
                    e);
        }
    }

    private CompletableFuture<Void> carryOut(List<Plan> plans) {
        if (settings.dryRun()) {
            return rehearsal.rehearse(plans).thenAccept(settled -> settled.forEach(ledger::settle));
        }
        return new ChunkWrites(planner, writer, ledger, fuse, settings.parallelism(), executor).carryOut(plans);
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
        step.whenCompleteAsync(
                (value, failure) -> guarded(() -> {
                    if (failure != null) {
                        Throwable cause = Recovery.causeOf(failure);
                        throw stopped(reason(cause), cause);
                    }
                    next.accept(value);
                }),
                executor);
    }

    /** Whatever happens, the sync ends. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (SyncStoppedException e) {
            result.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(stopped(reason(e), e));
        }
    }

    private SyncStoppedException stopped(String reason, Throwable cause) {
        return new SyncStoppedException(reason, cause, ledger.report());
    }

    /** Not the words of a failure that nobody foresaw: they may hold anything. */
    private static String reason(Throwable cause) {
        return cause instanceof ContactsException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}

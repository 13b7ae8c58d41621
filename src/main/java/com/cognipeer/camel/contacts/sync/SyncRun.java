package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sync from the first contact of its input to the last: chunk by chunk looks up what is stored, compares, and writes what
 * differs. Holds no thread while the API works, and no more of the input than a chunk.
 */
public final class SyncRun {

    private final SyncSettings settings;
    private final Executor executor;
    private final BooleanSupplier stopped;
    private final SyncLedger ledger;
    private final Chunks chunks;
    private final Planner planner;
    private final Writer writer;
    private final Comparison comparison;
    private final Imagined imagined;
    private final HandOvers handOvers;
    private final Fuse fuse = new Fuse();
    private final Steps steps = new Steps();
    private final CompletableFuture<SyncReport> result = new CompletableFuture<>();

    /**
     * @param client   reads and writes; stays the caller's
     * @param settings how to go about it
     * @param input    the contacts in any form, read once and lazily
     * @param reader   makes a contact of one of them, which the sync leaves as it is, or throws an InvalidContactException
     * @param executor runs what reads the input and compares
     * @param stopped  whether to come to an end before the input does
     * @param progress is told of every contact of which it is known what became of it, on any thread
     */
    public SyncRun(
            ContactsClient client,
            SyncSettings settings,
            Iterator<?> input,
            Function<Object, Contact> reader,
            Executor executor,
            BooleanSupplier stopped,
            Consumer<SyncCounts> progress) {
        this.settings = settings;
        this.executor = executor;
        this.stopped = stopped;
        this.ledger = new SyncLedger(settings, progress);
        this.chunks = new Chunks(input, reader, settings, ledger, stopped);
        ContactsClient counted = new PatientClient(new CountingClient(client, ledger::spend, executor));
        this.comparison = new Comparison(settings);
        Lookup listed = new ListedLookup(counted, settings.chunkSize());
        this.imagined = new Imagined(listed);
        this.planner = new Planner(settings.dryRun() ? imagined : listed, comparison);
        this.handOvers = new HandOvers(settings.matchBy());
        this.writer = new Writer(counted, comparison, settings.matchBy());
    }

    /** Begins, and completes once with the report, or with a {@link SyncStoppedException}. */
    public CompletableFuture<SyncReport> start() {
        executor.execute(() -> steps.take(() -> guarded(this::next)));
        return result;
    }

    /** How far it has come. */
    public SyncCounts counts() {
        return ledger.counts();
    }

    private void next() {
        carryOn(Split.of(read()));
    }

    private void carryOn(Split split) {
        if (stopped.getAsBoolean()) {
            throw stopped("its endpoint was stopped", null);
        }
        if (split.now().isEmpty()) {
            finish();
            return;
        }
        then(planner.lookUp(keys(split.now()), new StoredContacts()), stored -> {
            if (stored.hasAny(split.identifiersOfLater())) {
                // What was to wait has to do with what is written now.
                then(
                        planner.lookUp(keys(split.later()), stored),
                        whole -> work(inOrder(split.now(), split.later()), whole));
            } else {
                chunks.pushBack(split.later());
                work(split.now(), stored);
            }
        });
    }

    private List<Candidate> read() {
        try {
            return chunks.next();
        } catch (UnusableInputException e) {
            throw stopped(e.getMessage(), e);
        } catch (RuntimeException e) {
            boolean told = e instanceof InvalidJsonException || e instanceof ContactsException;
            throw stopped(
                    "the input could not be read: "
                            + (told ? e.getMessage() : e.getClass().getSimpleName()),
                    e);
        }
    }

    private static List<ContactKey> keys(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::key).toList();
    }

    private void work(List<Candidate> candidates, StoredContacts stored) {
        work(candidates, stored, chunkWork(stored));
    }

    /**
     * Carries out what can be at once, and then the rest by what is known since. A contact that met a conflict is settled
     * between those before it and those behind it.
     */
    private void work(List<Candidate> candidates, StoredContacts stored, ChunkWork work) {
        Optional<List<Waiting>> ring = handOvers.takeRing(stored);
        if (ring.isPresent()) {
            then(
                    new RingOpening(planner, work, stored, ring.get()).open(),
                    opened -> goOn(candidates, stored, work, work.isCertain()));
            return;
        }
        List<Waiting> due = handOvers.takeDue(stored);
        if (due.isEmpty()) {
            takeTurn(candidates, stored, work);
        } else {
            then(
                    planner.lookUp(keysToLookUp(due), stored),
                    known -> takeTurn(
                            inOrder(
                                    candidates,
                                    due.stream().map(Waiting::candidate).toList()),
                            stored,
                            work));
        }
    }

    /** Of what has waited behind another row it is not known what is stored by now. */
    private static List<ContactKey> keysToLookUp(List<Waiting> due) {
        return due.stream()
                .filter(row -> row.wanted() == null)
                .map(row -> row.candidate().key())
                .toList();
    }

    private void takeTurn(List<Candidate> candidates, StoredContacts stored, ChunkWork work) {
        OptionalLong conflict = work.firstConflict();
        List<Candidate> turn = conflict.isEmpty()
                ? candidates
                : candidates.stream()
                        .filter(candidate -> candidate.index() < conflict.getAsLong())
                        .toList();
        if (chunks.holdsBackBefore(turn, stored)) {
            // A row that was left for later is about a contact that came to light meanwhile, by another identifier.
            takeInOrder(candidates, work);
        } else if (!turn.isEmpty()) {
            List<Plan> plans = planner.independent(turn, stored);
            List<Candidate> rest = plans.size() == candidates.size() ? List.of() : without(plans, candidates);
            List<Plan> possible = plans.stream()
                    .filter(plan -> !handOvers.keepBack(plan, stored))
                    .toList();
            then(work.carryOut(possible), certain -> goOn(rest, stored, work, certain));
        } else if (conflict.isPresent() && chunks.holdsBackBefore(conflict.getAsLong())) {
            // A row before it may be about the contact that has the identifier.
            takeInOrder(candidates, work);
        } else if (conflict.isPresent()) {
            then(work.resolveFirst(), certain -> goOn(candidates, stored, work, certain));
        } else if (handOvers.hasDue()) {
            work(candidates, stored, work);
        } else {
            next();
        }
    }

    /** Takes what is left and what was left for later in the order of the input. */
    private void takeInOrder(List<Candidate> candidates, ChunkWork work) {
        chunks.pushBack(inOrder(candidates, work.conflicting()));
        carryOn(new Split(read(), List.of()));
    }

    /** The input is over: what still waits for an identifier is tried once, or fails. */
    private void finish() {
        if (handOvers.isEmpty()) {
            result.complete(ledger.report());
        } else if (handOvers.hasDue() || handOvers.tryFirstUntried()) {
            work(List.of(), new StoredContacts());
        } else {
            List<Waiting> refused = handOvers.refused(settings.chunkSize());
            then(planner.lookUp(Holders.keysToLookUp(refused), new StoredContacts()), holders -> {
                failUntilOneIsDue(refused, holders);
                next();
            });
        }
    }

    /** What waits behind a row that fails may free what others want. */
    private void failUntilOneIsDue(List<Waiting> refused, StoredContacts holders) {
        for (Waiting row : refused) {
            fail(row, Holders.named(row, holders));
            if (handOvers.hasDue()) {
                return;
            }
        }
    }

    private void fail(Waiting row, InvalidContactException failure) {
        handOvers.giveUp(row);
        ledger.settle(Settled.failed(row.candidate(), failure));
    }

    private static List<Candidate> without(List<Plan> begun, List<Candidate> candidates) {
        Set<Long> places = begun.stream().map(plan -> plan.candidate().index()).collect(Collectors.toSet());
        return candidates.stream()
                .filter(candidate -> !places.contains(candidate.index()))
                .toList();
    }

    /** @param certain whether it is known what is stored since; else it is looked up anew for all that are left */
    private void goOn(List<Candidate> rest, StoredContacts stored, ChunkWork work, boolean certain) {
        if (fuse.isBlown()) {
            throw stopped(fuse.reason().getMessage(), fuse.reason());
        }
        handOvers.excess().ifPresent(row -> fail(row, Holders.excess(row)));
        if (certain) {
            work(rest, stored, work);
        } else {
            chunks.pushBack(inOrder(rest, work.conflicting()));
            next();
        }
    }

    private ChunkWork chunkWork(StoredContacts stored) {
        return settings.dryRun()
                ? new Rehearsal(planner, imagined, comparison, ledger, stored, handOvers)
                : new ChunkWrites(planner, writer, ledger, fuse, settings.parallelism(), stored, handOvers);
    }

    private static List<Candidate> inOrder(List<Candidate> some, List<Candidate> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingLong(Candidate::index))
                .toList();
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
        // Not by the executor again: the client's answers come on its threads already.
        step.whenComplete((value, failure) -> steps.take(() -> guarded(() -> {
            if (failure != null) {
                Throwable cause = Recovery.causeOf(failure);
                throw stopped(reason(cause), cause);
            }
            next.accept(value);
        })));
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

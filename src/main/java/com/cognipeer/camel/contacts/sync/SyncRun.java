package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One sync from the first contact of its input to the last: chunk by chunk looks up what is stored, compares, and writes what
 * differs. Holds no thread while the API works, and no more of the input than a chunk.
 */
public final class SyncRun {

    /** How often a contact is tried to be created, as often as other writes are tried by default. */
    private static final int CREATIONS = 4;

    /** So many writes that fail one after the other are no matter of single contacts. */
    private static final int FAILURES_IN_A_ROW = 20;

    private final SyncSettings settings;
    private final Executor executor;
    private final SyncLedger ledger;
    private final Chunks chunks;
    private final Lookup lookup;
    private final Comparison comparison;
    private final Writer writer;
    private final Rehearsal rehearsal;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final CompletableFuture<SyncReport> result = new CompletableFuture<>();
    private volatile Throwable stop;

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
        this.comparison = new Comparison(settings);
        ContactsClient counted = new CountingClient(client, ledger::spend);
        Lookup listed = new ListedLookup(counted, settings.chunkSize());
        Imagined imagined = new Imagined(listed);
        this.lookup = settings.dryRun() ? imagined : listed;
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
        then(stored(chunk), stored -> {
            int independent = Chunks.independent(chunk, stored);
            chunks.pushBack(chunk.subList(independent, chunk.size()));
            work(chunk.subList(0, independent).stream()
                    .map(candidate -> plan(candidate, stored))
                    .toList());
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

    /** The keys of both kinds each with a listing of their own, as the API knows no other way to ask for several. */
    private CompletableFuture<Map<ContactKey, List<Contact>>> stored(Collection<Candidate> candidates) {
        return lookup.find(keys(candidates, Contact.INTEGRATION_ID))
                .thenCompose(byIntegrationId -> lookup.find(keys(candidates, Contact.EMAIL))
                        .thenApply(byEmail -> {
                            Map<ContactKey, List<Contact>> all = new HashMap<>(byIntegrationId);
                            all.putAll(byEmail);
                            return all;
                        }));
    }

    private static List<ContactKey> keys(Collection<Candidate> candidates, String field) {
        return candidates.stream()
                .map(Candidate::key)
                .filter(key -> key.field().equals(field))
                .toList();
    }

    private Plan plan(Candidate candidate, Map<ContactKey, List<Contact>> stored) {
        List<Contact> matches = stored.getOrDefault(candidate.key(), List.of());
        return new Plan(candidate, matches, comparison.decide(candidate, matches), null);
    }

    private void work(List<Plan> plans) {
        if (settings.dryRun()) {
            then(rehearsal.rehearse(plans), settled -> {
                settled.forEach(ledger::settle);
                next();
            });
        } else {
            write(plans, 1);
        }
    }

    private void write(List<Plan> plans, int round) {
        plans.stream().filter(plan -> !plan.isWrite()).map(Plan::settled).forEach(ledger::settle);
        List<Plan> writes = plans.stream().filter(Plan::isWrite).toList();
        Queue<Plan> again = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> done =
                Lanes.run(writes, settings.parallelism(), () -> stop != null, plan -> writer.write(
                                plan.candidate(), plan.decision())
                        .thenAccept(settled -> conclude(plan, settled, round, again)));
        then(done, nothing -> {
            if (stop != null) {
                giveUp(again);
                throw stopped(stop.getMessage(), stop);
            }
            if (again.isEmpty()) {
                next();
            } else {
                lookAgain(List.copyOf(again), round + 1);
            }
        });
    }

    private void conclude(Plan plan, Settled settled, int round, Queue<Plan> again) {
        ContactsException failure = settled.failure();
        if (isFatal(failure)) {
            // What became of this contact is not known, so that it is none of those that are done.
            stop = failure;
            return;
        }
        if (!isPassing(failure)) {
            failuresInARow.set(0);
            ledger.settle(settled);
            return;
        }
        if (failuresInARow.incrementAndGet() >= FAILURES_IN_A_ROW) {
            stop = failure;
        }
        if (plan.decision().outcome() == Outcome.created && round < CREATIONS) {
            again.add(plan.after(failure));
        } else {
            ledger.settle(settled);
        }
    }

    /** Creations whose end is not known are never repeated before it has been looked up whether the contacts are there. */
    private void lookAgain(List<Plan> failed, int round) {
        CompletableFuture<Map<ContactKey, List<Contact>>> found =
                stored(failed.stream().map(Plan::candidate).toList());
        found.whenComplete((stored, failure) -> {
            if (failure != null) {
                giveUp(failed);
            }
        });
        then(found, stored -> {
            List<Plan> left = new ArrayList<>();
            for (Plan before : failed) {
                Plan now = plan(before.candidate(), stored);
                if (before.before().isMaybeApplied() && Comparison.isStoredAsGiven(now.candidate(), now.stored())) {
                    ledger.settle(before.settled());
                } else {
                    left.add(now);
                }
            }
            write(left, round);
        });
    }

    private void giveUp(Collection<Plan> failed) {
        failed.stream().map(Plan::failedBefore).forEach(ledger::settle);
    }

    private static boolean isFatal(ContactsException failure) {
        return failure instanceof ContactsAuthorizationException
                || failure instanceof ContactsRateLimitException
                || failure instanceof ContactsTransportException transport && transport.isClosed();
    }

    private static boolean isPassing(ContactsException failure) {
        return failure instanceof ContactsServerException
                || failure instanceof ContactsTransportException
                || failure != null && failure.isMaybeApplied();
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

    private static String reason(Throwable cause) {
        return cause instanceof ContactsException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}

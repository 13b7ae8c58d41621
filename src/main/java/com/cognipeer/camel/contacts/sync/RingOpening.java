package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Stores the rows of a ring, of which each wants an identifier that the next one has, and the last one what the first has. The
 * contact of the first gives up its identifier, then the others take theirs from the last to the second, and the first is written
 * at once behind them. Where a row fails, the contacts get back what they had. The next sync of the input heals what a crash leaves.
 */
final class RingOpening {

    private final Planner planner;
    private final ChunkWork work;
    private final StoredContacts stored;
    private final List<Waiting> ring;
    private final List<Settled> written = new ArrayList<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    RingOpening(Planner planner, ChunkWork work, StoredContacts stored, List<Waiting> ring) {
        this.planner = planner;
        this.work = work;
        this.stored = stored;
        this.ring = ring;
    }

    /** A change of an identifier that can be taken back. */
    private record Step(Waiting row, Object former) {}

    CompletableFuture<Void> open() {
        Waiting first = ring.get(0);
        return change(first, null).thenCompose(cleared -> {
            if (cleared.failure() != null) {
                return settle(first, cleared.failure());
            }
            steps.push(new Step(first, valueOf(first)));
            return store(ring.size() - 1);
        });
    }

    private CompletableFuture<Void> store(int number) {
        Waiting row = ring.get(number);
        Plan plan = planner.plan(row.candidate(), stored);
        return work.attempt(plan).thenCompose(settled -> {
            if (settled.failure() != null) {
                return Fuse.isFatal(settled.failure())
                        ? leave()
                        : takeBack().thenCompose(done -> settle(row, settled.failure()));
            }
            written.add(settled);
            steps.push(new Step(row, valueOf(row)));
            return number == 0 ? leave() : store(number - 1);
        });
    }

    /** What is written stays. */
    private CompletableFuture<Void> leave() {
        written.forEach(work::settle);
        return CompletableFuture.completedFuture(null);
    }

    /** The latest change first. It ends where one cannot be taken back: the next sync goes on from there. */
    private CompletableFuture<Void> takeBack() {
        if (steps.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Step step = steps.pop();
        return change(step.row(), step.former())
                .thenCompose(
                        changed -> changed.failure() == null ? takeBack() : CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Settled> change(Waiting row, Object value) {
        Contact fields = new Contact();
        fields.put(row.wanted().field(), value);
        return work.change(planner.plan(row.candidate(), stored), fields);
    }

    private CompletableFuture<Void> settle(Waiting failed, ContactsException failure) {
        for (Waiting row : ring) {
            work.settle(Settled.failed(
                    row.candidate(),
                    row == failed
                            ? failure
                            : new InvalidContactException("Contact " + failed.index()
                                    + " of the input failed, with which this one exchanges its "
                                    + row.wanted().field() + ": correct that one first")));
        }
        return CompletableFuture.completedFuture(null);
    }

    private static Object valueOf(Waiting row) {
        return row.stored().get(row.wanted().field());
    }
}

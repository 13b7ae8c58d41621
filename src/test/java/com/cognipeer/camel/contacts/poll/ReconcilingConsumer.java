package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A consumer without routes that finds out what is gone from a simulated server. Each poll is a sweep, and the part of the
 * reconciliation that is due.
 */
final class ReconcilingConsumer {

    static final Duration INTERVAL = Duration.ofDays(1);
    static final Duration BETWEEN_CONFIRMATIONS = Duration.ofMinutes(10);

    final SimulatedServer server = new SimulatedServer();
    final SimulatedInventory inventory = new SimulatedInventory();
    /** What was routed, as {@code change id}. */
    final List<String> told = new ArrayList<>();
    /** All requests of reconciliations. */
    final List<ContactQuery> asked = new ArrayList<>();

    private final boolean changes;
    private final WalkSettings settings;
    private String maxDeletions = "100%";
    private Sweeps sweeps;
    /** After this is told, the process dies. */
    private String last;

    int mostRequestsOfAPart = Integer.MAX_VALUE;
    /** How far the clock of this machine is ahead of the server's. */
    Duration ahead = Duration.ZERO;

    Position stored = Position.START;

    private ReconcilingConsumer(boolean changes, int limit, Duration lookback) {
        this.changes = changes;
        this.settings = new WalkSettings(ContactFilter.ALL, limit, lookback, StartFrom.BEGINNING);
        restart();
    }

    static ReconcilingConsumer ofChanges(int limit, Duration lookback) {
        return new ReconcilingConsumer(true, limit, lookback);
    }

    static ReconcilingConsumer ofSnapshots(int limit) {
        return new ReconcilingConsumer(false, limit, Duration.ZERO);
    }

    /** A new process, which has the position and the inventory that are stored. */
    void restart() {
        Detection detection = new Detection(
                inventory, changes ? INTERVAL : null, BETWEEN_CONFIRMATIONS, CountOrShare.parse(maxDeletions));
        sweeps = changes ? Sweeps.changes(settings, detection) : Sweeps.snapshots(settings, detection);
    }

    void restartWith(String otherMaxDeletions) {
        maxDeletions = otherMaxDeletions;
        restart();
    }

    /** Adds contacts to the workspace, and returns their ids. */
    List<String> insert(int count) {
        List<String> ids = new ArrayList<>();
        for (int contact = 0; contact < count; contact++) {
            Contact inserted = server.insert(0);
            inserted.put(Contact.WORKSPACE_ID, "W");
            ids.add(inserted.getId());
            server.now = server.now.plusMillis(1);
        }
        return ids;
    }

    /** Inserts contacts, routes them, and forgets that. */
    List<String> route(int count) {
        List<String> ids = insert(count);
        pollAfter(Duration.ofSeconds(10));
        pollAfter(Duration.ofSeconds(10));
        told.clear();
        asked.clear();
        return ids;
    }

    void pollAfter(Duration pause) {
        server.now = server.now.plus(pause);
        poll(Integer.MAX_VALUE);
    }

    /** @param most how many contacts it may route */
    void poll(int most) {
        int before = told.size();
        Sweep sweep = sweeps.begin(stored, Math.min(most, settings.limit()), now());
        run(sweep, most, Integer.MAX_VALUE);
        int left = most - (told.size() - before);
        if (sweep.isFinished() && left > 0) {
            reconcile(left);
        }
    }

    /** As a poll whose sweep has brought nothing. */
    void reconcileAfter(Duration pause) {
        server.now = server.now.plus(pause);
        reconcile(Integer.MAX_VALUE);
    }

    private void reconcile(int most) {
        sweeps.reconcile(stored, now()).ifPresent(part -> run(part, most, mostRequestsOfAPart));
    }

    private Instant now() {
        return server.now.plus(ahead);
    }

    private void run(Sweep sweep, int most, int mostRequests) {
        try {
            int left = most;
            for (int requests = 0; left > 0 && !sweep.isOver() && requests <= mostRequests; ) {
                if (sweep.hasContact() && !sweep.isAtTheEdge()) {
                    tell(sweep);
                    left--;
                } else if (requests++ < mostRequests) {
                    ask(sweep);
                }
            }
            if (sweep.isOver()) {
                sweep.finish();
            }
            sweep.leave();
            save(sweep);
        } catch (Mishaps.Killed killed) {
            last = null;
            restart();
        } catch (TooManyDeletionsException refusal) {
            save(sweep);
            throw refusal;
        }
    }

    private void ask(Sweep sweep) {
        ContactQuery query = sweep.request().orElseThrow();
        if (sweep.isPartOfReconciliation()) {
            asked.add(query);
        }
        Answer answer = server.list(query);
        sweep.accept(new Answer(answer.page(), answer.date(), null, now()));
        if (sweep.mustBeStored()) {
            save(sweep);
        }
    }

    private void tell(Sweep sweep) {
        Handout handout = sweep.handOut();
        told.add(handout.change().word() + " " + handout.contact().getId());
        if (told.get(told.size() - 1).equals(last)) {
            throw new Mishaps.Killed();
        }
        sweep.advance();
    }

    /** The process dies when this was routed, before it can store that. */
    void dieAfter(String line) {
        last = line;
    }

    private void save(Sweep sweep) {
        sweeps.flush();
        stored = PositionJson.read(PositionJson.write(sweep.position().after(stored)));
    }

    /** The questions that asked for contacts by their ids, as these ids. */
    List<Collection<?>> confirmations() {
        List<Collection<?>> confirmations = new ArrayList<>();
        for (ContactQuery query : asked) {
            if (query.filter().document().get(Contact.ID) instanceof Map<?, ?> condition
                    && condition.get("$in") instanceof Collection<?> ids) {
                confirmations.add(ids);
            }
        }
        return confirmations;
    }

    Reconciliation.Phase phase() {
        return stored.reconciliation().phase();
    }

    InventoryEntry entry(String id) {
        return inventory.find(Set.of(id)).get(id);
    }
}

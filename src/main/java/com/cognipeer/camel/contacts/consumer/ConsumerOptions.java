package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Detection;
import com.cognipeer.camel.contacts.poll.Inventory;
import com.cognipeer.camel.contacts.poll.OwnWrites;
import com.cognipeer.camel.contacts.poll.StartFrom;
import com.cognipeer.camel.contacts.poll.Sweeps;
import com.cognipeer.camel.contacts.poll.WalkSettings;
import java.net.URI;
import java.time.Duration;

/**
 * The options of a consumer as they were at its start.
 *
 * @param name       names the consumer in messages; never holds the query of its URI, which may name a person
 * @param changes    true to consume what was created or modified since the last sweep, false to consume all that matches
 * @param query      which contacts, in which order, and how many to ask for at a time
 * @param lookback   how long before the end of the last sweep over changes the next one starts
 * @param startFrom  where the first sweep over changes starts
 * @param store      where the position is stored
 * @param prefetch   whether the next page is asked for while the contacts of this one are routed
 * @param skipFailed whether a contact whose exchange failed counts as done
 * @param delay      the time between two sweeps; null when the polls follow a scheduler of the user's own
 * @param deletions  how to detect what is gone; null when it is not detected
 * @param skipsOwnWrites whether to leave out what producers of this component wrote
 * @param baseUrl    the server whose contacts it consumes
 */
public record ConsumerOptions(
        String name,
        boolean changes,
        ContactQuery query,
        Duration lookback,
        StartFrom startFrom,
        PositionStore store,
        boolean prefetch,
        boolean skipFailed,
        Duration delay,
        DeletionOptions deletions,
        boolean skipsOwnWrites,
        URI baseUrl) {

    private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofMinutes(10);

    /** Whether the user chose the order, in which no position can be stored. */
    boolean isSorted() {
        return !query.sort().fields().isEmpty();
    }

    /**
     * @param inventory what the consumer has routed; null when it does not detect what is gone
     * @param ownWrites what to skip; null when it skips no own writes
     */
    Sweeps newSweeps(Inventory inventory, OwnWrites ownWrites) {
        WalkSettings settings = new WalkSettings(query.filter(), query.limit(), lookback, startFrom);
        Detection detection = inventory == null ? null : detection(inventory);
        return changes ? Sweeps.changes(settings, detection, ownWrites) : Sweeps.snapshots(settings, detection);
    }

    private Detection detection(Inventory inventory) {
        Duration between = changes ? deletions.reconcileInterval() : delay;
        return new Detection(
                inventory,
                changes ? deletions.reconcileInterval() : null,
                between == null || between.compareTo(BETWEEN_CONFIRMATIONS) > 0 ? BETWEEN_CONFIRMATIONS : between,
                deletions.most());
    }
}

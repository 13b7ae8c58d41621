package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.Objects;

/**
 * How far a consumer has come, as one value: it covers the contacts that are done, and no others.
 *
 * @param revision    counts the positions that were saved under one key, from 1; 0 before the first
 * @param asOf        when the server last answered, by its own clock; null when its answers have no date
 * @param workspaceId the workspace that the contacts belong to; null while no contact named it
 * @param place       where the consumer is, by its mode; null when nothing is done, as between two snapshots
 * @param reconciliation how far it has come with finding out what is gone; null if it does not
 */
public record Position(long revision, Instant asOf, String workspaceId, Place place, Reconciliation reconciliation) {

    /** Nothing is done. */
    public static final Position START = new Position(0, null, null, null);

    Position(long revision, Instant asOf, String workspaceId, Place place) {
        this(revision, asOf, workspaceId, place, null);
    }

    /** The progress of a consumer. Each mode has a form of its own, and neither can continue from the other's. */
    public sealed interface Place permits SnapshotPlace, ChangesPlace {

        /** Whether a sweep is under way. */
        boolean isUnderWay();
    }

    Position with(Reconciliation other) {
        return new Position(revision, asOf, workspaceId, place, other);
    }

    /** This position as the one that follows the stored one. */
    public Position after(Position stored) {
        return new Position(stored.revision + 1, asOf, workspaceId, place, reconciliation);
    }

    /** Whether another position covers the same contacts, whenever and however often they were saved. */
    public boolean isSamePlace(Position other) {
        return Objects.equals(workspaceId, other.workspaceId)
                && Objects.equals(place, other.place)
                && Objects.equals(reconciliation, other.reconciliation);
    }

    /** Whether a sweep is under way. */
    public boolean isUnderWay() {
        return place != null && place.isUnderWay();
    }
}

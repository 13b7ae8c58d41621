package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.List;

/**
 * Where a consumer is, as one value: over the contacts that are done, and over nothing else.
 *
 * @param revision      counts the positions saved under one key, from 1; 0 before the first
 * @param asOf          when the server last answered, by its own clock; null when it does not say
 * @param workspaceId   the workspace that the contacts belong to; null while none was seen
 * @param watermark     every change up to here is done; null before the first sweep over changes is
 * @param from          where the next sweep over changes starts; null for the beginning
 * @param progress      how far the sweep under way has come; null between two sweeps
 * @param window        what was delivered within the lookback
 * @param forgotten     how many more were, that the window does not hold
 * @param forgottenUpTo when the latest of these was written; null when there are none
 */
public record Position(
        long revision,
        Instant asOf,
        String workspaceId,
        Instant watermark,
        Instant from,
        Progress progress,
        List<Remembered> window,
        long forgotten,
        Instant forgottenUpTo) {

    /** Nothing is done. */
    public static final Position START = new Position(0, null, null, null, null, null, List.of(), 0, null);

    public Position {
        window = List.copyOf(window);
    }

    /** This place as what follows the position that is stored now. */
    public Position after(Position stored) {
        return new Position(
                stored.revision + 1, asOf, workspaceId, watermark, from, progress, window, forgotten, forgottenUpTo);
    }

    /** Whether another position stands for the same, whenever and however often they were saved. */
    public boolean isSamePlace(Position other) {
        return new Position(
                        other.revision,
                        other.asOf,
                        workspaceId,
                        watermark,
                        from,
                        progress,
                        window,
                        forgotten,
                        forgottenUpTo)
                .equals(other);
    }

    /** Whether a sweep is under way. */
    public boolean isUnderWay() {
        return progress != null;
    }
}

package com.cognipeer.camel.contacts.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * Waits for a time that an earlier process may have set, by a clock that somebody may set back. Then the whole wait begins again,
 * and it takes no longer than before.
 */
final class BoundedWait {

    private Instant wanted;
    private Instant end;

    /**
     * @param notBefore when the wait is over; null for no wait
     * @param longest   how long the wait can be that ends then
     */
    boolean isOver(Instant notBefore, Duration longest, Instant now) {
        if (notBefore == null) {
            return true;
        }
        if (!notBefore.equals(wanted)) {
            wanted = notBefore;
            end = notBefore;
        }
        Instant latestEnd = now.plus(longest);
        end = latestEnd.isBefore(end) ? latestEnd : end;
        return !now.isBefore(end);
    }
}

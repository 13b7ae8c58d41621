package com.cognipeer.camel.contacts.scale;

import java.time.Duration;

/**
 * How many requests the reconciliations of a consumer with {@code mode=changes} take where the server filters by ranges and
 * nothing is gone.
 *
 * @param limit the contacts on a page
 */
public record ReconciliationCost(int limit) {

    private static final Duration DAY = Duration.ofDays(1);

    /** One walk over all contacts that match. */
    public long walk(long contacts) {
        return Math.max(1, (contacts + limit - 1) / limit);
    }

    /** The walks of a day, in the mean over many days. */
    double aDay(long contacts, Duration interval) {
        return walk(contacts) * (double) DAY.toMillis() / interval.toMillis();
    }
}

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

    /** One walk over all contacts that match. The last page is one that is not full. */
    public long walk(long contacts) {
        return 1 + contacts / limit;
    }

    /** Two confirmations of contacts that are gone, 90 of them with a request. */
    public long confirmations(long gone) {
        return 2 * ((gone + 89) / 90);
    }

    /** The walks of a day, in the mean over many days. */
    double aDay(long contacts, Duration interval) {
        return walk(contacts) * (double) DAY.toMillis() / interval.toMillis();
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.util.Map;

/**
 * The settings that all walks of one consumer share.
 *
 * @param filter    which contacts to walk over
 * @param limit     how many to ask for at a time
 * @param lookback  how long before the end of the last sweep the next one starts; changes only
 * @param startFrom when the first sweep starts; changes only
 */
public record WalkSettings(ContactFilter filter, int limit, Duration lookback, StartFrom startFrom) {

    /** For all contacts that match. */
    public static WalkSettings snapshot(ContactFilter filter, int limit) {
        return new WalkSettings(filter, limit, Duration.ZERO, StartFrom.BEGINNING);
    }

    WalkSettings withLimit(int other) {
        return new WalkSettings(filter, other, lookback, startFrom);
    }

    ContactQuery ask(Map<String, ?> conditions, WalkOrder order) {
        return ask(conditions, order, 1, limit);
    }

    ContactQuery ask(Map<String, ?> conditions, WalkOrder order, int page, int contacts) {
        return new ContactQuery(page, contacts, filter.and(conditions), order.sort());
    }
}

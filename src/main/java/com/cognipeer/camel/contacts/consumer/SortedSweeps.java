package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.BelievedTotals;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;

/** Sweeps by page numbers in the user's own order. The sweep under way is kept in memory between two polls. */
final class SortedSweeps implements SweepSource {

    private final ContactQuery query;
    private final BelievedTotals totals = new BelievedTotals();
    private Sweep sweep;

    SortedSweeps(ContactQuery query) {
        this.query = query;
    }

    @Override
    public Sweep begin(int limit) {
        if (sweep == null || sweep.isOver()) {
            sweep = Sweep.numbered(new ContactQuery(query.page(), limit, query.filter(), query.sort()), totals);
        }
        return sweep;
    }

    /** Does nothing: the sweep itself is kept. */
    @Override
    public void save(Sweep same) {}

    @Override
    public IllegalStateException refusal(UnusablePositionException reason) {
        return reason;
    }

    @Override
    public String key() {
        return null;
    }

    @Override
    public void close() {
        sweep = null;
    }
}

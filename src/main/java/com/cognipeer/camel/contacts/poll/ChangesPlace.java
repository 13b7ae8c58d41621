package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How far a consumer of changes has come.
 *
 * @param watermark every change up to this time is done; null before the first sweep is
 * @param from      where the next sweep starts; null for the beginning
 * @param progress  how far the sweep under way has come; null between two sweeps
 * @param window    the contacts that were delivered within the lookback
 * @param sweeps    the last finished sweeps; none unless the consumer skips own writes
 */
record ChangesPlace(Instant watermark, Instant from, Progress progress, Window.Content window, FinishedSweeps sweeps)
        implements Position.Place {

    /** No sweep was finished, and none is under way. */
    static final ChangesPlace START = new ChangesPlace(null, null, null, Window.Content.NONE);

    /** Of a consumer that does not skip own writes. */
    ChangesPlace(Instant watermark, Instant from, Progress progress, Window.Content window) {
        this(watermark, from, progress, window, FinishedSweeps.NONE);
    }

    /**
     * How far the sweep under way has come.
     *
     * @param paging    how it pages; another way of paging cannot continue it
     * @param bound     up to when it takes changes
     * @param last      the last contact that is done
     * @param passed    how many contacts are done
     * @param offset    the 0-based place in the listing where the walk finds the last done contact again
     * @param looksBack whether it reads the changes of the lookback again
     */
    record Progress(Paging paging, Instant bound, SortKey last, long passed, long offset, boolean looksBack) {}

    /** The same, as if these contacts had not been delivered. */
    ChangesPlace without(Set<String> ids) {
        return new ChangesPlace(watermark, from, progress, window.without(ids), sweeps);
    }

    /** The same, as if nobody knew in which version these contacts were delivered last. */
    ChangesPlace opened(Set<String> ids) {
        return new ChangesPlace(watermark, from, progress, window.opened(ids), sweeps);
    }

    /** The same, with contacts that were delivered beside the sweeps over changes. */
    ChangesPlace with(List<Window.Entry> deliveredToo) {
        Window more = new Window(window);
        deliveredToo.forEach(more::remember);
        return new ChangesPlace(watermark, from, progress, more.content(), sweeps);
    }

    /** Whether a contact may be done. */
    boolean coversContacts() {
        return watermark != null || progress != null;
    }

    @Override
    public boolean isUnderWay() {
        return progress != null;
    }
}

package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.CountOrShare;

/**
 * Refuses an input that lacks more contacts than it should: it is rather an input that is not whole.
 *
 * @param most how many may be missing
 */
record MissingGuard(CountOrShare most) {

    /** So many pass whatever the share, unless they are more than half of the scope. */
    private static final int FEW = 10;

    /** @param scope how many contacts the scope has */
    long allowed(long scope) {
        return Math.max(most.of(scope), scope < 2 ? scope : Math.min(FEW, scope / 2));
    }

    boolean allows(long missing, long scope) {
        return missing <= allowed(scope);
    }

    /**
     * Whether the rest of the scope cannot change that too many are missing.
     *
     * @param seen how many contacts the input is about, so that the scope has no more than these and the missing
     */
    boolean isSureToRefuse(long missing, long seen) {
        return missing > FEW && missing > most.of(seen + missing);
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactPage;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The values that the walks of one sweep over changes share.
 *
 * @param watermark the end of the last sweep; null before the first
 * @param delivered whether contacts were delivered that the first request finds again
 * @param probe     finds out whether the server still honours ranges, and then continues with the walk given to it; null
 *                  when an empty page is believed
 */
record ChangesScope(
        WalkSettings settings, Instant watermark, PagingChoice choice, boolean delivered, UnaryOperator<Walk> probe) {

    /** The scope of a sweep that believes an empty page. */
    static ChangesScope of(WalkSettings settings, Instant watermark, PagingChoice choice) {
        return new ChangesScope(settings, watermark, choice, false, null);
    }

    /** Once a probe has run, an empty page is believed for the rest of the sweep. */
    ChangesScope believing() {
        return of(settings, watermark, choice);
    }

    /**
     * Whether a page is empty that should have a contact. The contacts may have been removed, or the server has begun to
     * match nothing, without an error.
     */
    boolean doubts(ContactPage page, boolean expectsContact) {
        return probe != null && expectsContact && page.isEmpty();
    }

    /** Up to when a sweep takes changes that begins with an answer. */
    Instant bound(Answer answer, Instant newest) {
        return SortKey.later(answer.bound(newest), watermark);
    }
}

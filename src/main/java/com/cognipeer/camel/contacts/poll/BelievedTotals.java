package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactPage;

/**
 * Whether the totals of a server may be believed. Some servers give fewer contacts than their own limit and tell the size of
 * the page as the total: such a page looks like the end. A total above the size of its page proves that a server counts.
 */
public final class BelievedTotals {

    private volatile boolean believed;

    /** Looks at any answer of the server. */
    void see(ContactPage page) {
        if (page.getTotal() > (page.getPage() - 1L) * page.getLimit() + page.size()) {
            believed = true;
        }
    }

    /** Whether a page that seems to be the last one may be a mere part: with one contact there is nothing to tell from. */
    boolean doubt(ContactPage page) {
        return !believed
                && page.getPage() == 1
                && page.size() > 1
                && page.size() < page.getLimit()
                && page.getTotal() == page.size();
    }

    void believe() {
        believed = true;
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactPage;

/**
 * Whether the totals of a server may be believed. Some servers give fewer contacts than their own limit, and the size of the
 * page as the total. Such a page looks like the last one. A total above the size of its page proves that the server counts all
 * contacts.
 */
public final class BelievedTotals {

    private volatile boolean believed;

    /** Looks at a page for that proof. */
    void see(ContactPage page) {
        if (page.getTotal() > (page.getPage() - 1L) * page.getLimit() + page.size()) {
            believed = true;
        }
    }

    /** Whether contacts may come after a page that looks like the last one. A page of one contact shows nothing. */
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

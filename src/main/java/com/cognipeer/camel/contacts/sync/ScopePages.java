package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;

/**
 * The pages of a walk over the scope. Their totals show which page is the last one, which saves the request for an empty page. A
 * wrong total can only hide missing contacts.
 */
final class ScopePages {

    private final SyncRequests requests;
    private long total = -1;
    private long brought;
    private boolean countsAll;
    private boolean isLast;

    ScopePages(SyncRequests requests) {
        this.requests = requests;
    }

    ContactsResponse<ContactPage> get(ContactQuery query) {
        ContactsResponse<ContactPage> response = requests.page(query);
        ContactPage page = response.body();
        if (total < 0) {
            total = page.getTotal();
        }
        brought += page.size();
        // Some servers give the size of the page as the total; a larger total proves that this one counts all.
        countsAll |= page.getTotal() > page.size();
        isLast = countsAll && page.getPage() == 1 && page.getTotal() == page.size();
        return response;
    }

    /** How many contacts the scope has by the server's first answer; below 0 before that. */
    long total() {
        return total;
    }

    /** Whether no more contacts follow. @param taken how many contacts the walk has given */
    boolean areOver(long taken) {
        return isLast && taken == brought;
    }
}

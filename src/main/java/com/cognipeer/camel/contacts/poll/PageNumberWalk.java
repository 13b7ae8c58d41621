package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;

/** Walks page 1, 2, 3 and so on, which is complete as long as no contact is created or deleted meanwhile. */
public final class PageNumberWalk implements Walk {

    private final ContactQuery query;

    private PageNumberWalk(ContactQuery query) {
        this.query = query;
    }

    /** A walk that starts with the page of the query. */
    public static PageNumberWalk from(ContactQuery first) {
        return new PageNumberWalk(first);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.ofNullable(query);
    }

    @Override
    public PageNumberWalk after(ContactPage page) {
        if (page.getPage() != query.page()) {
            throw new ContactsServerException(
                    "list failed: the server answered page " + page.getPage() + " when asked for page " + query.page());
        }
        boolean over = page.isEmpty() || !page.hasMore();
        return new PageNumberWalk(over ? null : query.withPage(query.page() + 1));
    }
}

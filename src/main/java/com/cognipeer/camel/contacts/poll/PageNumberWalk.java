package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;

/**
 * Walks page 1, 2, 3 and so on in an order of the user's own, which is complete as long as no contact is created or
 * deleted meanwhile.
 *
 * @param query the page to ask for
 */
record PageNumberWalk(ContactQuery query) implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(query);
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        if (page.getPage() != query.page()) {
            throw new ContactsServerException(
                    "list failed: the server answered page " + page.getPage() + " when asked for page " + query.page());
        }
        long offset = (query.page() - 1L) * page.getLimit();
        long behind = page.getTotal() - offset - page.size();
        // A total of less than came is none to believe.
        boolean over = page.isEmpty() || !page.hasMore() && behind >= 0;
        return Step.page(
                page,
                over ? new Over(choice()) : new PageNumberWalk(query.withPage(query.page() + 1)),
                over ? 0 : behind,
                offset,
                false);
    }

    @Override
    public PagingChoice choice() {
        return PagingChoice.OWN_SORT;
    }
}

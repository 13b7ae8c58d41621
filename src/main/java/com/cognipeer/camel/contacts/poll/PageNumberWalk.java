package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;

/**
 * Reads page 1, 2, 3 and so on in an order of the user's own. It is complete as long as no contact is created or deleted
 * meanwhile. Some servers cap their pages and repeat the limit asked for. So the walk counts the contacts that came; if the
 * total is larger, only an empty page is the end.
 *
 * @param query the page to ask for
 * @param came  how many contacts the earlier pages held
 */
record PageNumberWalk(ContactQuery query, long came) implements Walk {

    PageNumberWalk(ContactQuery query) {
        this(query, 0);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(query);
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        PageCheck.requireNumber(page, query.page());
        long byLimit = (query.page() - 1L) * page.getLimit();
        // With a limit that the server only repeats, the page would come after the total.
        long offset = byLimit + page.size() <= page.getTotal() ? byLimit : came;
        long behind = page.getTotal() - offset - page.size();
        boolean over = page.isEmpty() || !page.hasMore() && behind == 0;
        return Step.page(
                page,
                over
                        ? new EndOfWalk(choice())
                        : new PageNumberWalk(query.withPage(query.page() + 1), came + page.size()),
                over ? 0 : behind,
                offset,
                false);
    }

    @Override
    public PagingChoice choice() {
        return PagingChoice.OWN_SORT;
    }
}

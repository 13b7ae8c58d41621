package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for one contact of what seems to have been listed whole. A server that counts still tells of the others. One that
 * tells the size of the page as the total tells of one: then this asks for what lies behind the page that seemed to be the
 * last.
 *
 * @param asked  the request that was answered by the last page
 * @param page   the numbers of that page
 * @param behind whether what lies behind that page is asked for
 * @param over   the walk that is over when nothing does
 * @param totals is told when the totals are to be believed
 */
record EndCheck(ContactQuery asked, Numbers page, boolean behind, Walk over, BelievedTotals totals) implements Walk {

    /** What is kept of a page: its contacts are not to be held. */
    record Numbers(int size, int limit) {}

    static EndCheck about(ContactQuery asked, ContactPage page, Walk over, BelievedTotals totals) {
        return new EndCheck(asked, new Numbers(page.size(), page.getLimit()), false, over, totals);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(
                behind
                        ? new ContactQuery(2, page.size(), asked.filter(), asked.sort())
                        : new ContactQuery(1, 1, asked.filter(), asked.sort()));
    }

    @Override
    public Step after(Answer answer) {
        int size = answer.page().size();
        boolean toldBySize = size > 0 && answer.page().getTotal() <= size;
        if (behind && toldBySize) {
            throw new ContactsServerException(
                    "list failed: the server gave " + page.size() + " contacts, fewer than its own"
                            + " limit of " + page.limit()
                            + ", and told a total of no more, and behind them it has others. So its total"
                            + " is the size of the page, and nobody can tell where the list ends. Set the option limit to "
                            + page.size() + " or less");
        }
        if (!behind && toldBySize && size == 1) {
            return Step.to(new EndCheck(asked, page, true, over, totals));
        }
        if (!behind && size > 0) {
            totals.believe();
        }
        return Step.to(over);
    }

    /** Then nothing speaks against the end. */
    @Override
    public Walk refused(ContactsException refusal) {
        return over;
    }

    @Override
    public PagingChoice choice() {
        return over.choice();
    }

    @Override
    public Instant bound() {
        return over.bound();
    }

    @Override
    public String doneUpTo() {
        return over.doneUpTo();
    }

    @Override
    public boolean looksBack() {
        return over.looksBack();
    }
}

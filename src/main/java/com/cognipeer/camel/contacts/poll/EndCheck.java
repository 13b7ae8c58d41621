package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks the end of a listing: it asks for one contact. A server that counts gives the total of all contacts. A server that
 * gives the size of the page as the total gives 1. Then this asks for the contacts after the page that looked like the last
 * one.
 *
 * @param asked  the request that was answered by the last page
 * @param page   the numbers of that page
 * @param behind whether this asks for the contacts after that page
 * @param end    the walk that follows when nothing comes after that page
 * @param totals learns that the totals are to be believed
 */
record EndCheck(ContactQuery asked, Numbers page, boolean behind, Walk end, BelievedTotals totals) implements Walk {

    /** The numbers of a page, without its contacts, so that these can be released. */
    record Numbers(int size, int limit) {}

    static EndCheck about(ContactQuery asked, ContactPage page, Walk end, BelievedTotals totals) {
        return new EndCheck(asked, new Numbers(page.size(), page.getLimit()), false, end, totals);
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
            return Step.to(new EndCheck(asked, page, true, end, totals));
        }
        if (!behind && size > 0) {
            totals.believe();
        }
        return Step.to(end);
    }

    /** The server refuses the check, so the end stays as it was found. */
    @Override
    public Walk refused(ContactsException refusal) {
        return end;
    }

    @Override
    public PagingChoice choice() {
        return end.choice();
    }

    @Override
    public Instant bound() {
        return end.bound();
    }

    @Override
    public String doneUpTo() {
        return end.doneUpTo();
    }

    @Override
    public boolean looksBack() {
        return end.looksBack();
    }
}

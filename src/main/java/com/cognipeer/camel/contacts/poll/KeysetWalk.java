package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads everything in the order of {@code _id}. It always asks for page 1 of the contacts after the last one read. The
 * first answer with contacts after a bound proves that the server honours the bound.
 *
 * @param after  the last contact read; null at the start
 * @param passed how many contacts were read
 * @param more   whether the total of the last page promised more contacts
 * @param choice null until the bound is proven
 */
record KeysetWalk(WalkSettings settings, SortKey after, long passed, boolean more, PagingChoice choice)
        implements Walk {

    /** @param place where an unfinished snapshot is; null to begin */
    static KeysetWalk from(WalkSettings settings, SnapshotPlace place, PagingChoice known) {
        return place == null
                ? new KeysetWalk(settings, null, 0, false, known)
                : new KeysetWalk(settings, new SortKey(null, place.id()), place.passed(), false, known);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(settings.ask(
                after == null ? Map.of() : Map.of(Contact.ID, Map.of("$gt", after.id())), WalkOrder.BY_ID));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        List<SortKey> keys = PageCheck.keys(page, 1, WalkOrder.BY_ID, key -> true);
        if (after != null && keys.isEmpty() && (choice == null || more)) {
            return Step.to(IdProbe.before(this));
        }
        if (after != null && !keys.isEmpty() && WalkOrder.BY_ID.compare(keys.get(0), after) <= 0) {
            return Step.to(byPages("the server ignores $gt on _id"));
        }
        PagingChoice proven = after == null ? choice : PagingChoice.KEYSET;
        long behind = page.getTotal() - page.size();
        if (PageCheck.isLast(page, behind)) {
            return Step.page(page, new EndOfWalk(proven == null ? PagingChoice.SINGLE_PAGE : proven), 0, passed, true);
        }
        SortKey last = keys.get(keys.size() - 1);
        Walk onward = new KeysetWalk(settings, last, passed + page.size(), behind > 0, proven);
        return Step.page(page, onward, behind, passed, true);
    }

    @Override
    public Walk refused(ContactsException refusal) {
        if (after == null || choice != null) {
            throw refusal;
        }
        return byPages("the server refuses $gt on _id");
    }

    Walk byPages(String reason) {
        return OverlappingWalk.lastIdFirst(settings, after.id(), PagingChoice.pages(reason));
    }
}

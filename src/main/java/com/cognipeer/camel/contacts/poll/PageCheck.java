package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks at a page as a whole before any of its contacts counts: a doubtful one must not move a position. */
final class PageCheck {

    private PageCheck() {}

    /**
     * The keys of the contacts of a page.
     *
     * @param  number the page asked for
     * @param  order  the order asked for
     * @param  within whether a key lies within the bounds asked for
     * @throws ContactsServerException when the page is not what was asked for, with the place of the first deviation
     */
    static List<SortKey> keys(ContactPage page, int number, WalkOrder order, Predicate<SortKey> within) {
        if (page.getPage() != number) {
            throw new ContactsServerException(
                    "list failed: the server answered page " + page.getPage() + " when asked for page " + number);
        }
        List<SortKey> keys = new ArrayList<>(page.size());
        for (int place = 0; place < page.size(); place++) {
            SortKey key = order.keyOf(page.get(place), place);
            check(key, place, keys, order, within);
            keys.add(key);
        }
        return keys;
    }

    private static void check(
            SortKey key, int place, List<SortKey> before, WalkOrder order, Predicate<SortKey> within) {
        if (place > 0 && order.compare(before.get(place - 1), key) >= 0) {
            throw new ContactsServerException(
                    "list failed: contact " + (place + 1) + " of the page is not behind the one"
                            + " before it, so the server does not honour sort by "
                            + order.sort().fields().keySet() + ": nothing of the page was taken. "
                            + (!order.isDated()
                                    ? "A sort of your own (option sort) walks by page numbers, which is complete only while no"
                                            + " data moves"
                                    : "Use mode=snapshot with an idempotent consumer on the header"
                                            + " CamelCognipeerContactsVersion"));
        }
        if (!within.test(key)) {
            throw new ContactsServerException("list failed: contact " + (place + 1)
                    + " of the page lies outside of what the filter asked for: nothing of the page was taken");
        }
    }

    /**
     * Whether a page is the last of its listing. A short page alone is not, as servers cap the limit; a total of less than
     * came is none to believe.
     */
    static boolean isLast(ContactPage page, long behind) {
        boolean isShort = page.size() < page.getLimit();
        return page.isEmpty() || isShort && behind == 0;
    }

    static ContactsServerException standsStill() {
        return new ContactsServerException(
                "list failed: the server gives the same contacts again and says that there are"
                        + " more: the walk cannot go on");
    }
}

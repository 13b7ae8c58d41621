package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks a page as a whole before any of its contacts is taken: a doubtful page must not move a position. */
final class PageCheck {

    private PageCheck() {}

    /**
     * The keys of the contacts of a page.
     *
     * @param  number the page asked for
     * @param  order  the order asked for
     * @param  within whether a key lies within the bounds asked for
     * @throws ContactsServerException when the page is not the one asked for, with the first contact that differs
     */
    static List<SortKey> keys(ContactPage page, int number, WalkOrder order, Predicate<SortKey> within) {
        requireNumber(page, number);
        List<SortKey> keys = new ArrayList<>(page.size());
        for (int place = 0; place < page.size(); place++) {
            SortKey key = order.keyOf(page.get(place), place);
            if (place > 0 && order.compare(keys.get(place - 1), key) >= 0) {
                throw notInOrder(place, order);
            }
            if (!within.test(key)) {
                throw new ContactsServerException("list failed: contact " + (place + 1)
                        + " of the page lies outside of what the filter asked for: nothing of the page was taken");
            }
            keys.add(key);
        }
        return keys;
    }

    /** @throws ContactsServerException when the page has another number */
    static void requireNumber(ContactPage page, int number) {
        if (page.getPage() != number) {
            throw new ContactsServerException(
                    "list failed: the server answered page " + page.getPage() + " when asked for page " + number);
        }
    }

    private static ContactsServerException notInOrder(int place, WalkOrder order) {
        String wayOut = order.isDated()
                ? "Use mode=snapshot with an idempotent consumer on the header CamelCognipeerContactsVersion"
                : "A sort of your own (option sort) walks by page numbers, which is complete only while no data moves";
        return new ContactsServerException("list failed: contact " + (place + 1)
                + " of the page is not behind the one before it, so the server does"
                + " not honour sort by " + order.sort().fields().keySet() + ": nothing of the page was taken. "
                + wayOut);
    }

    /**
     * Whether a page is the last of its listing. A short page alone is not the last: servers cap the limit. A total below
     * the number of contacts that came is not believed.
     *
     * @param behind how many contacts come after the page, by the total
     */
    static boolean isLast(ContactPage page, long behind) {
        return page.isEmpty() || page.size() < page.getLimit() && behind == 0;
    }

    /**
     * The workspace that the contacts of a page belong to.
     *
     * @param  known the workspace of earlier contacts; null when unknown
     * @throws UnusablePositionException when a contact belongs to another workspace
     */
    static String workspace(ContactPage page, String known) {
        String workspace = known;
        for (Contact contact : page) {
            if (contact.get(Contact.WORKSPACE_ID) instanceof String its) {
                if (workspace != null && !workspace.equals(its)) {
                    throw new UnusablePositionException("belongs to the workspace " + SortKey.shown(workspace)
                            + ", and the contacts that came belong to " + SortKey.shown(its));
                }
                workspace = its;
            }
        }
        return workspace;
    }

    static ContactsServerException standsStill() {
        return new ContactsServerException(
                "list failed: the server gives the same contacts again and says that there are"
                        + " more: the walk cannot continue");
    }
}

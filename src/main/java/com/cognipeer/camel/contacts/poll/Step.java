package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;

/**
 * The result of an answer for a walk.
 *
 * @param contacts  the contacts to deliver, in order
 * @param walk      the walk after the page
 * @param remaining how many more contacts match after this page, by the server's total; 0 when the total does not show it
 * @param offset    the 0-based place of the page's first contact in the whole listing, if the walk pages by number
 * @param isPage    whether the answer was a page of contacts; false for the answer to a question of the walk's own
 * @param ofTheRest whether the page's total leaves out the contacts that the walk has read before
 * @param again     how many contacts at the start of the page the walk has read before, if the total counts them
 * @param withheld  the contacts that are left to later sweeps; null when the answer does not show them
 */
record Step(
        List<Contact> contacts,
        Walk walk,
        long remaining,
        long offset,
        boolean isPage,
        boolean ofTheRest,
        int again,
        Withheld withheld) {

    /** A page, none of whose contacts the walk has read before. */
    static Step page(List<Contact> contacts, Walk walk, long remaining, long offset, boolean ofTheRest) {
        return new Step(contacts, walk, remaining, offset, true, ofTheRest, 0, null);
    }

    /** A page of the rest, which begins with contacts that the walk has read before. */
    static Step rest(List<Contact> contacts, Walk walk, long remaining, int again) {
        return new Step(contacts, walk, remaining, 0, true, true, again, null);
    }

    /** The same, with the contacts that are left to later sweeps. */
    Step withholding(Withheld seen) {
        return new Step(contacts, walk, remaining, offset, isPage, ofTheRest, again, seen);
    }

    /** The same without the contacts, so that each can be released when it is done. */
    Step withoutContacts() {
        return new Step(List.of(), walk, remaining, offset, isPage, ofTheRest, again, withheld);
    }

    /** Contacts that did not come with a page: reports of those that are gone. */
    static Step of(List<Contact> reports, Walk walk) {
        return new Step(reports, walk, 0, 0, false, true, 0, null);
    }

    /** The answer to a question of the walk's own. */
    static Step to(Walk walk) {
        return new Step(List.of(), walk, 0, 0, false, true, 0, null);
    }
}

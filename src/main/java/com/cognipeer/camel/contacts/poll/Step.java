package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;

/**
 * What a page brings to a walk.
 *
 * @param contacts  the contacts to deliver, in order
 * @param walk      the walk after the page
 * @param remaining how many more contacts match behind this page, by the server's total; 0 when it does not tell
 * @param offset    the 0-based place of the page's first contact in the whole listing, where walks need it again
 * @param isPage    whether the answer was one of the pages of contacts, and not one to a question of the walk's own
 * @param ofTheRest whether the page's total leaves out what the walk has read before
 * @param again     how many contacts the page begins with that the walk has read before, where its total counts them
 * @param withheld  what the answer shows of contacts that are left to later sweeps; null where it does not tell
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

    /** A page of what is left, which begins with contacts that the walk has read before. */
    static Step rest(List<Contact> contacts, Walk walk, long remaining, int again) {
        return new Step(contacts, walk, remaining, 0, true, true, again, null);
    }

    /** The same, with another walk after it. */
    Step leadingTo(Walk other) {
        return new Step(contacts, other, remaining, offset, isPage, ofTheRest, again, withheld);
    }

    /** The same, which shows contacts that are left to later sweeps. */
    Step withholding(Withheld seen) {
        return new Step(contacts, walk, remaining, offset, isPage, ofTheRest, again, seen);
    }

    /** What is left of it when its contacts are on their way: they are not to be held any longer than that. */
    Step withoutContacts() {
        return new Step(List.of(), walk, remaining, offset, isPage, ofTheRest, again, withheld);
    }

    /** An answer that brings nothing but knowledge. */
    static Step to(Walk walk) {
        return new Step(List.of(), walk, 0, 0, false, true, 0, null);
    }
}

package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Handout;
import com.cognipeer.camel.contacts.poll.PendingContact;
import java.time.Instant;

/** One contact in the queue of a batch, which a poll routes. */
public final class PolledContact {

    private final ContactsPoll poll;
    private final PendingContact contact;

    PolledContact(ContactsPoll poll, PendingContact contact) {
        this.poll = poll;
        this.contact = contact;
    }

    /**
     * Makes the contact ready for the route. Fetches the next page if only that shows whether this contact is the last, and
     * asks for the next page ahead. False when a page is needed and may not be asked for, and for a report that needs a new
     * confirmation.
     */
    public boolean makeReady() {
        if (!contact.isConfirmed(Instant.now()) || !poll.knowsWhetherLast()) {
            return false;
        }
        poll.askAhead();
        return true;
    }

    /** The contact for a route, which may change it. */
    public Handout handOut() {
        return poll.handOut(contact);
    }

    /** Whether the options allow to skip the contact when its exchange fails. */
    public boolean maySkip() {
        return poll.maySkip();
    }

    /** The exchange of the contact failed, and the poll does not skip it: it stays the current one. The watch shows that. */
    public void reportFailure() {
        poll.reportFailure();
    }

    /** The exchange of the contact failed, and the poll skips the contact: it is done nevertheless. The watch counts that. */
    public void reportSkip() {
        poll.reportSkip();
    }

    /** The exchange of the contact is done: the position may move over it. */
    public void done() {
        poll.done(contact);
    }
}

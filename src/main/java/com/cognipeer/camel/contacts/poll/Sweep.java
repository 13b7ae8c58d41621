package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.List;
import java.util.Optional;

/**
 * One pass over everything that matches, contact by contact: pages go in, requests and contacts come out. It stands at
 * a contact until told that this one is done, so that a failure is followed by the same contact and not by the next.
 * Used by one thread at a time.
 */
public final class Sweep {

    private Walk walk;
    private ContactPage page;
    private int index;

    public Sweep(Walk walk) {
        this.walk = walk;
    }

    /** The page to fetch before the next contact; empty while contacts are left on this one, and at the end. */
    public Optional<ContactQuery> request() {
        return hasContact() ? Optional.empty() : walk.next();
    }

    /** Takes the page that {@link #request()} asked for. */
    public void accept(ContactPage fetched) {
        walk = walk.after(fetched);
        page = fetched;
        index = 0;
    }

    /** Whether the page at hand has a contact that is not done. */
    public boolean hasContact() {
        return page != null && index < page.size();
    }

    /** Whether every contact is done and no page is left to fetch. */
    public boolean isOver() {
        return !hasContact() && walk.next().isEmpty();
    }

    /** The contact that comes next; stays the same until {@link #advance()}. */
    public Contact contact() {
        return page.get(index);
    }

    /** The contacts of the page at hand that are not done. */
    public List<Contact> rest() {
        return page.subList(index, page.size());
    }

    /** The contact is done. */
    public void advance() {
        index++;
    }

    /** The page that holds the contact. */
    public ContactPage page() {
        return page;
    }

    /** The contact's 0-based place on its page. */
    public int index() {
        return index;
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The contacts of a sweep one after the other; a page is fetched when the one before is used up, never earlier. */
public final class ContactIterator implements Iterator<Contact>, Closeable {

    private final Sweep sweep;
    private final PageSource pages;
    private final Runnable atTheEnd;

    /** @param atTheEnd run when the last contact has been given, or on close; may be run more than once */
    public ContactIterator(Sweep sweep, PageSource pages, Runnable atTheEnd) {
        this.sweep = sweep;
        this.pages = pages;
        this.atTheEnd = atTheEnd;
    }

    /** @throws com.cognipeer.camel.contacts.client.ContactsException when the next page cannot be fetched; asking again tries again */
    @Override
    public boolean hasNext() {
        while (!sweep.hasContact() && !sweep.isOver()) {
            PageSource.feed(sweep, pages.request(sweep.request().orElseThrow()));
        }
        if (sweep.hasContact()) {
            return true;
        }
        atTheEnd.run();
        return false;
    }

    @Override
    public Contact next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Contact contact = sweep.contact();
        sweep.advance();
        return contact;
    }

    /** Ends the walk where it stands. */
    @Override
    public void close() {
        atTheEnd.run();
    }
}

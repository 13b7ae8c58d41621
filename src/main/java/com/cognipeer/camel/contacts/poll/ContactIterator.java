package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.io.Closeable;
import java.util.Iterator;

/**
 * The contacts of a sweep one after the other. It fetches a page when the page before is used up, never earlier. The
 * contacts can be read once: of several readers of one sweep, the first one gets them all, and the others fail.
 */
public final class ContactIterator implements Iterator<Contact>, Closeable {

    private final SingleReader contacts;

    public ContactIterator(Sweep sweep, PageFeed pages) {
        this(new SingleReader(sweep, pages));
    }

    private ContactIterator(SingleReader contacts) {
        this.contacts = contacts;
    }

    /** An iterator over the same contacts for another reader, such as the copy of a message. */
    public ContactIterator forAnotherReader() {
        return new ContactIterator(contacts);
    }

    /** Whether the reader of these contacts has closed them. */
    public boolean isClosed() {
        return contacts.isClosed();
    }

    /** Whether another iterator is over the very same contacts. */
    public boolean isOfTheSameContacts(ContactIterator other) {
        return contacts == other.contacts;
    }

    /**
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the next page cannot be fetched; asking again
     *                                                               tries again
     * @throws IllegalStateException                                 when another reader has begun, or this one was closed
     */
    @Override
    public boolean hasNext() {
        return contacts.hasNext(this);
    }

    /** @throws IllegalStateException when another reader has begun, or this one was closed */
    @Override
    public Contact next() {
        return contacts.next(this);
    }

    /** Ends the reading, if this is the reader. */
    @Override
    public void close() {
        contacts.close(this);
    }
}

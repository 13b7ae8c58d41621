package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.io.Closeable;
import java.util.Iterator;

/**
 * The contacts of a sweep one after the other; a page is fetched when the one before is used up, never earlier. They can
 * be read once: of several readers of one sweep, the first one gets them all, and the others fail.
 */
public final class ContactIterator implements Iterator<Contact>, Closeable {

    private final SingleReader walk;

    public ContactIterator(Sweep sweep, PageFeed pages) {
        this(new SingleReader(sweep, pages));
    }

    private ContactIterator(SingleReader walk) {
        this.walk = walk;
    }

    /** An iterator over the same contacts for another reader, such as the copy of a message. */
    public ContactIterator forAnotherReader() {
        return new ContactIterator(walk);
    }

    /** Whether the reader of these contacts has closed them. */
    public boolean isClosed() {
        return walk.isClosed();
    }

    /** Whether another iterator is over the very same contacts. */
    public boolean isOfTheSameContacts(ContactIterator other) {
        return walk == other.walk;
    }

    /**
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the next page cannot be fetched; asking again
     *                                                               tries again
     * @throws IllegalStateException                                 when another reader has begun, or this one was closed
     */
    @Override
    public boolean hasNext() {
        return walk.hasNext(this);
    }

    /** @throws IllegalStateException when another reader has begun, or this one was closed */
    @Override
    public Contact next() {
        return walk.next(this);
    }

    /** Ends the walk where it stands, if this is its reader. */
    @Override
    public void close() {
        walk.close(this);
    }
}

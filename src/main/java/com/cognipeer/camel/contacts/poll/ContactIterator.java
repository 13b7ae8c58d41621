package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The contacts of a sweep one after the other; a page is fetched when the one before is used up, never earlier. */
public final class ContactIterator implements Iterator<Contact> {

    private final Sweep sweep;
    private final PageSource pages;

    public ContactIterator(Sweep sweep, PageSource pages) {
        this.sweep = sweep;
        this.pages = pages;
    }

    /** @throws com.cognipeer.camel.contacts.client.ContactsException when the next page cannot be fetched; asking again tries again */
    @Override
    public boolean hasNext() {
        Optional<ContactQuery> request = sweep.request();
        while (request.isPresent()) {
            sweep.accept(pages.fetch(request.get()));
            request = sweep.request();
        }
        return sweep.hasContact();
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
}

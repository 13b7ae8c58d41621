package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;

/** A way over everything that a listing matches, as a value: what to ask next, and what follows from the answer. */
public interface Walk {

    /** The next page to ask for; empty when the walk is over. */
    Optional<ContactQuery> next();

    /**
     * The walk after the page that {@link #next()} asked for.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsServerException when the page is not the one asked for
     */
    Walk after(ContactPage page);
}

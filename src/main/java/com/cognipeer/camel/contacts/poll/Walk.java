package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/** A way over everything that a listing matches, as a value: what to ask next, and what follows from the answer. */
interface Walk {

    /** The next page to ask for; empty when the walk is over. */
    Optional<ContactQuery> next();

    /**
     * What the answer to {@link #next()} brings.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsServerException when the page is not the one asked for
     */
    Step after(Answer answer);

    /** What follows when the server refuses {@link #next()} as a bad request; the failure itself, unless that tells something. */
    default Walk refused(ContactsException refusal) {
        throw refusal;
    }

    /**
     * Whether a page that answers {@link #next()} should have a contact.
     *
     * @param known whether there are contacts that were delivered where this walk starts
     */
    default boolean expects(boolean known) {
        return false;
    }

    /** How this walk pages; null while it is still finding out. */
    PagingChoice choice();

    /** Up to when this walk takes changes; null while unknown, and where all contacts are read. */
    default Instant bound() {
        return null;
    }

    /** Up to which {@code _id} everything was done before this walk; null where it reads everything. */
    default String doneUpTo() {
        return null;
    }

    /** Whether this walk reads the changes of the lookback again. */
    default boolean looksBack() {
        return true;
    }
}

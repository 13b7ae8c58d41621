package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/** A walk over all contacts that match, as a value: the next request, and the walk that follows from its answer. */
interface Walk {

    /** The next page to ask for; empty when the walk has ended. */
    Optional<ContactQuery> next();

    /**
     * Takes the answer to {@link #next()}.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsServerException when the page is not the one asked for
     */
    Step after(Answer answer);

    /**
     * The walk that follows when the server refuses {@link #next()} as a bad request.
     *
     * @throws ContactsException the refusal itself, if the walk did not expect that it may come
     */
    default Walk refused(ContactsException refusal) {
        throw refusal;
    }

    /** How this walk pages; null while it finds out. */
    PagingChoice choice();

    /** Up to when this walk takes changes; null while unknown, and in a walk over everything. */
    default Instant bound() {
        return null;
    }

    /** Every {@code _id} up to this one was done before this walk; null in a walk that reads everything. */
    default String doneUpTo() {
        return null;
    }

    /** Whether this walk reads the changes of the lookback again. */
    default boolean looksBack() {
        return true;
    }
}

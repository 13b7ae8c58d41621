package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/** A walk that has ended. */
record EndOfWalk(PagingChoice choice, Instant bound, String doneUpTo, boolean looksBack) implements Walk {

    /** The end of a walk over everything. */
    EndOfWalk(PagingChoice choice) {
        this(choice, null, null, true);
    }

    /** The end of a walk over changes. */
    EndOfWalk(PagingChoice choice, Instant bound, boolean looksBack) {
        this(choice, bound, null, looksBack);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.empty();
    }

    @Override
    public Step after(Answer answer) {
        throw new IllegalStateException("the walk has ended");
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/** A walk that has come to its end. */
record Over(PagingChoice choice, Instant bound, boolean looksBack) implements Walk {

    Over(PagingChoice choice) {
        this(choice, null, true);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.empty();
    }

    @Override
    public Step after(Answer answer) {
        throw new IllegalStateException("the walk is over");
    }
}

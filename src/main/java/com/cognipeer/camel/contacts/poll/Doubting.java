package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A walk that does not believe an empty page where contacts were before: they may be gone, or the server has come to
 * match nothing, in silence. It finds out which, once.
 *
 * @param walk  the walk
 * @param known whether contacts that were delivered should be found again by the first request
 * @param probe what finds out, and then goes on with the walk given to it
 */
record Doubting(Walk walk, boolean known, UnaryOperator<Walk> probe) implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return walk.next();
    }

    @Override
    public Step after(Answer answer) {
        if (answer.page().isEmpty() && walk.expects(known)) {
            return Step.to(probe.apply(walk));
        }
        Step step = walk.after(answer);
        return step.walk() instanceof EndOfWalk ? step : step.leadingTo(new Doubting(step.walk(), known, probe));
    }

    @Override
    public Walk refused(ContactsException refusal) {
        return walk.refused(refusal);
    }

    @Override
    public PagingChoice choice() {
        return walk.choice();
    }

    @Override
    public Instant bound() {
        return walk.bound();
    }

    @Override
    public boolean looksBack() {
        return walk.looksBack();
    }
}

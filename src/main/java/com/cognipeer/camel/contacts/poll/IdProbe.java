package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether an empty answer to a bound on {@code _id} may be believed. A server that compares values of different
 * types matches nothing, without an error.
 *
 * @param walk   the walk that got the empty answer
 * @param sample the last contact read, or the first one in the store; null before the probe asked for that
 * @param tried  a sample that was not found; it may have been removed meanwhile
 */
record IdProbe(KeysetWalk walk, SortKey sample, SortKey tried) implements Walk {

    static IdProbe before(KeysetWalk walk) {
        return new IdProbe(walk, walk.after(), null);
    }

    @Override
    public Optional<ContactQuery> next() {
        ProbeQuestion question = sample == null ? ProbeQuestion.FIRST_ID : ProbeQuestion.ID_HIT;
        return Optional.of(question.about(sample, walk.settings()));
    }

    @Override
    public Step after(Answer answer) {
        List<SortKey> keys = PageCheck.keys(answer.page(), 1, WalkOrder.BY_ID, key -> true);
        if (sample != null) {
            return Step.to(keys.isEmpty() ? new IdProbe(walk, null, sample) : new EndOfWalk(PagingChoice.KEYSET));
        }
        if (keys.isEmpty()) {
            return Step.to(new EndOfWalk(PagingChoice.SINGLE_PAGE));
        }
        SortKey first = keys.get(0);
        return Step.to(
                first.equals(tried)
                        ? walk.byPages("the server matches nothing with " + ProbeQuestion.ID_HIT.predicate())
                        : new IdProbe(walk, first, tried));
    }

    @Override
    public Walk refused(ContactsException refusal) {
        return walk.refused(refusal);
    }

    @Override
    public PagingChoice choice() {
        return null;
    }
}

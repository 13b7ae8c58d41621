package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether an empty answer to a bound on {@code _id} may be believed: a server that compares values of
 * different kinds matches nothing, in silence.
 *
 * @param walk   the walk that got the empty answer
 * @param sample the last contact read, or the first there is; null before that was asked for
 * @param tried  a sample for which the bound gave nothing; it may have been removed meanwhile
 */
record IdProbe(KeysetWalk walk, SortKey sample, SortKey tried) implements Walk {

    static IdProbe before(KeysetWalk walk) {
        return new IdProbe(walk, walk.after(), null);
    }

    @Override
    public Optional<ContactQuery> next() {
        Map<String, ?> bound =
                sample == null ? Map.of() : Map.of(Contact.ID, Map.of("$gt", SortKey.below(sample.id())));
        return Optional.of(walk.settings().ask(bound, WalkOrder.BY_ID, 1, 1));
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
        return Step.to(
                keys.get(0).equals(tried)
                        ? walk.byPages("the server matches nothing with $gt on _id")
                        : new IdProbe(walk, keys.get(0), tried));
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

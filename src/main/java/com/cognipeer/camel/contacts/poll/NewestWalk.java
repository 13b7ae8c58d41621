package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for the newest contact alone, to learn the server's time. The time is the date of the answer, or that of the contact if
 * the answer has no date.
 *
 * @param then the walk that starts at that time; given null when there is neither a date nor a contact
 */
record NewestWalk(ChangesScope scope, Function<Instant, Walk> then) implements Walk {

    @Override
    public PagingChoice choice() {
        return scope.choice();
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(scope.settings().ask(Map.of(), WalkOrder.NEWEST_FIRST, 1, 1));
    }

    @Override
    public Step after(Answer answer) {
        List<SortKey> keys = PageCheck.keys(answer.page(), 1, WalkOrder.NEWEST_FIRST, key -> true);
        Instant newest = keys.isEmpty() ? null : keys.get(0).modified();
        return Step.to(then.apply(scope.bound(answer, newest))).withholding(Withheld.of(answer, keys, 0));
    }
}

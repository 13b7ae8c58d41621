package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for the newest contact alone, to tell what time it is at the server: by the date of the answer, or by the
 * contact where the answer has none.
 *
 * @param watermark the end of the last sweep: now is never before it
 * @param then      the walk that starts from there; given null when there is neither a date nor a contact
 */
record NewestWalk(WalkSettings settings, Instant watermark, PagingChoice choice, Function<Instant, Walk> then)
        implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(settings.ask(Map.of(), WalkOrder.NEWEST_FIRST, 1, 1));
    }

    @Override
    public Step after(Answer answer) {
        List<SortKey> keys = PageCheck.keys(answer.page(), 1, WalkOrder.NEWEST_FIRST, key -> true);
        Instant newest = keys.isEmpty() ? null : keys.get(0).modified();
        return Step.to(then.apply(Bounds.later(answer.bound(newest), watermark)))
                .withholding(Withheld.of(answer, keys, 0));
    }
}

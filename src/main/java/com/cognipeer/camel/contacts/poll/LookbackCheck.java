package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a sweep that has more changes within its lookback than fit on a page, for example after an import. Reading them
 * all at every poll would use up the quota. One request shows the newest changes and how many there are in all. If there
 * are as many as are known, nothing came late, and the sweep starts after the last one. When the lookback is over, a sweep
 * reads the changes again once.
 *
 * @param contacts how many contacts to ask for; none of them is delivered, so a poll's limit does not apply
 * @param from     where the lookback starts
 * @param known    the contacts that were delivered since {@code from}
 */
record LookbackCheck(ChangesScope scope, int contacts, Instant from, Window known) implements Walk {

    @Override
    public PagingChoice choice() {
        return scope.choice();
    }

    @Override
    public Optional<ContactQuery> next() {
        Map<String, Object> sinceFrom = Map.of(Contact.MODIFIED_DATE, Map.of("$gte", SortKey.text(from)));
        return Optional.of(scope.settings().ask(sinceFrom, WalkOrder.NEWEST_FIRST, 1, contacts));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        if (scope.doubts(page, true)) {
            return Step.to(scope.probe().apply(new LookbackCheck(scope.believing(), contacts, from, known)));
        }
        List<SortKey> keys = PageCheck.keys(
                page, 1, WalkOrder.NEWEST_FIRST, key -> !key.modified().isBefore(from));
        return Step.to(onward(answer, keys)).withholding(Withheld.of(answer, keys, 0));
    }

    private Walk onward(Answer answer, List<SortKey> keys) {
        Instant watermark = scope.watermark();
        Instant bound =
                scope.bound(answer, keys.isEmpty() ? watermark : keys.get(0).modified());
        List<SortKey> newer =
                keys.stream().filter(key -> key.modified().isAfter(watermark)).toList();
        // Without the server's clock, the end of the lookback is unknown.
        if (answer.bound() == null || !isQuiet(answer.page(), newer) || isDue(bound)) {
            return ChangesWalk.from(scope, from, bound);
        }
        known.recall(known.size() + unknown(newer) - answer.page().getTotal());
        boolean nothingYet = newer.stream().allMatch(key -> key.modified().isAfter(bound));
        return nothingYet ? new EndOfWalk(choice(), bound, false) : ChangesWalk.behindWatermark(scope, bound);
    }

    /** Whether the total is the number of the known contacts and the new ones. */
    private boolean isQuiet(ContactPage page, List<SortKey> newer) {
        boolean seesAllNewer = newer.size() < page.size() || page.getTotal() <= page.size();
        long unknown = unknown(newer);
        long most = known.size() + unknown;
        // A forgotten contact that has changed again looks unknown.
        long least = most - Math.min(known.forgotten(), unknown);
        return seesAllNewer && least <= page.getTotal() && page.getTotal() <= most;
    }

    private long unknown(List<SortKey> newer) {
        return newer.stream().filter(key -> known.get(key.id()) == null).count();
    }

    /** Whether the lookback of the oldest contacts is over, and the window still holds them to compare with. */
    private boolean isDue(Instant bound) {
        Duration lookback = scope.settings().lookback();
        return known.forgotten() == 0 && !bound.isBefore(from.plus(lookback.multipliedBy(2)));
    }
}

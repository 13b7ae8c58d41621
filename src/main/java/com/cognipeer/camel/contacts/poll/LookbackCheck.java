package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a sweep where more changes lie within the lookback than fit on a page, after an import for example: reading all
 * of them again at every poll would burn the quota. One request shows the newest changes and how many there are in all.
 * When that is as many as are known, nothing came late, and the sweep starts behind the last one; the changes are then
 * read again once, when the lookback is over.
 *
 * @param contacts  how many contacts to look at; none of them is delivered, so that it need not be a poll's limit
 * @param from      where the lookback starts
 * @param watermark the end of the last sweep
 * @param known     what was delivered since {@code from}
 */
record LookbackCheck(
        WalkSettings settings, int contacts, Instant from, Instant watermark, Window known, PagingChoice choice)
        implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(settings.ask(
                Map.of(Contact.MODIFIED_DATE, Map.of("$gte", SortKey.text(from))),
                WalkOrder.NEWEST_FIRST,
                1,
                contacts));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        List<SortKey> keys = PageCheck.keys(
                page, 1, WalkOrder.NEWEST_FIRST, key -> !key.modified().isBefore(from));
        Instant newest = keys.isEmpty() ? watermark : keys.get(0).modified();
        Instant bound = Bounds.later(answer.bound(newest), watermark);
        List<SortKey> newer =
                keys.stream().filter(key -> key.modified().isAfter(watermark)).toList();
        // Without a clock of the server's nobody can tell when the lookback is over.
        Withheld withheld = Withheld.of(answer, keys, 0);
        if (answer.bound() == null || !isQuiet(page, newer) || isDue(bound)) {
            return Step.to(ChangesWalk.from(settings, from, bound, watermark, choice))
                    .withholding(withheld);
        }
        known.recall(known.size() + unknown(newer) - page.getTotal());
        boolean nothingYet = newer.stream().allMatch(key -> key.modified().isAfter(bound));
        return Step.to(
                        nothingYet
                                ? new EndOfWalk(choice, bound, false)
                                : ChangesWalk.behind(settings, watermark, bound, choice))
                .withholding(withheld);
    }

    @Override
    public boolean expects(boolean known) {
        return true;
    }

    /** Whether there are as many contacts as the known ones and those that are new make. */
    private boolean isQuiet(ContactPage page, List<SortKey> newer) {
        boolean seesAllNewer = newer.size() < page.size() || page.getTotal() <= page.size();
        long unknown = unknown(newer);
        long most = known.size() + unknown;
        // What fell out of the window and changed again looks unknown.
        long least = most - Math.min(known.forgotten(), unknown);
        return seesAllNewer && least <= page.getTotal() && page.getTotal() <= most;
    }

    private long unknown(List<SortKey> newer) {
        return newer.stream().filter(key -> known.get(key.id()) == null).count();
    }

    /** Whether the window can tell the known changes and the oldest of them cannot be joined by a late one any more. */
    private boolean isDue(Instant bound) {
        return known.forgotten() == 0
                && !bound.isBefore(from.plus(settings.lookback().multipliedBy(2)));
    }
}

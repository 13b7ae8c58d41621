package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads by page number from a server that does not honour bounds in a filter. Contacts may shift between two requests. So
 * each page must begin at or before the last contact read: then no contact can lie between. The walk takes nothing of a page
 * that begins after it, and steps back until one overlaps.
 *
 * @param anchor the last contact read, in the order of the walk; null at the start
 * @param place  the 0-based place where the anchor, or one before it, was last seen; negative at the start
 * @param limit  the largest page that the server gives
 * @param total  how many contacts there were; if no page can overlap, a smaller total shows a shift
 * @param back   how many steps back in a row
 * @param idle   how many pages in a row brought the walk no further
 * @param range  which contacts count
 */
record OverlappingWalk(
        WalkSettings settings,
        WalkOrder order,
        SortKey anchor,
        long place,
        int limit,
        long total,
        int back,
        int idle,
        Range range,
        PagingChoice choice)
        implements Walk {

    private static final int MOST_IDLE = 3;
    /** With a smaller limit some places are covered by no page; with this one the first such place is beyond 200 million. */
    private static final int USUAL_LIMIT = 20;
    /** With fewer contacts a page there are too many such places. */
    private static final int LEAST_LIMIT = 10;

    private static final long UNKNOWN = Long.MAX_VALUE;

    /**
     * The contacts that count.
     *
     * @param from      the oldest change that counts; null for all
     * @param bound     the newest change that counts; null before the first answer, and in a walk by {@code _id}
     * @param watermark the end of the last sweep: the bound is never before it
     * @param doneUpTo  every {@code _id} up to this one is done; null in a walk over changes, and if none is
     */
    record Range(Instant from, Instant bound, Instant watermark, String doneUpTo) {

        Range boundedBy(Answer answer, List<SortKey> keys) {
            if (bound != null) {
                return this;
            }
            Instant now = answer.bound(keys.isEmpty() ? null : keys.get(0).modified());
            return new Range(from, SortKey.later(now, watermark), watermark, null);
        }

        /** Whether every contact from the key on is done or too old. */
        boolean endsBefore(SortKey key) {
            return from != null && key.modified().isBefore(from)
                    || doneUpTo != null && key.id().compareTo(doneUpTo) <= 0;
        }

        boolean isAfter(SortKey key) {
            return bound != null && key.modified().isAfter(bound);
        }
    }

    /** Reads every contact after {@code doneUpTo}, the last {@code _id} first: new contacts come first and shift no other past the walk. */
    static OverlappingWalk lastIdFirst(WalkSettings settings, String doneUpTo, PagingChoice choice) {
        Range range = new Range(null, null, null, doneUpTo);
        return start(settings, WalkOrder.LAST_ID_FIRST, null, -1, range, choice);
    }

    /** Continues an unfinished snapshot in that order. */
    static OverlappingWalk lastIdFirst(WalkSettings settings, SnapshotPlace place, PagingChoice choice) {
        Range range = new Range(null, null, null, place.doneUpTo());
        SortKey anchor = new SortKey(null, place.id());
        return start(settings, WalkOrder.LAST_ID_FIRST, anchor, place.offset(), range, choice);
    }

    /**
     * Reads changes from the newest back to the start of the range.
     *
     * @param progress how far an unfinished sweep has come; null to begin
     */
    static OverlappingWalk newestFirst(
            WalkSettings settings, Range range, ChangesPlace.Progress progress, PagingChoice choice) {
        return progress == null
                ? start(settings, WalkOrder.NEWEST_FIRST, null, -1, range, choice)
                : start(settings, WalkOrder.NEWEST_FIRST, progress.last(), progress.offset(), range, choice);
    }

    private static OverlappingWalk start(
            WalkSettings settings, WalkOrder order, SortKey anchor, long place, Range range, PagingChoice choice) {
        int limit = Math.max(settings.limit(), USUAL_LIMIT);
        return new OverlappingWalk(settings, order, anchor, place, limit, UNKNOWN, 0, 0, range, choice);
    }

    @Override
    public Optional<ContactQuery> next() {
        PageRequest request = request();
        return Optional.of(settings.ask(Map.of(), order, request.page(), request.limit()));
    }

    private PageRequest request() {
        return PageRequest.covering(place, limit);
    }

    @Override
    public Instant bound() {
        return range.bound();
    }

    @Override
    public String doneUpTo() {
        return range.doneUpTo();
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        int number = request().page();
        List<SortKey> keys = PageCheck.keys(page, number, order, key -> true);
        long start = (number - 1L) * page.getLimit();
        if (leavesAGap(keys, start, page.getTotal())) {
            return Step.to(stepBack(start, page));
        }
        Step step = read(page, keys, start, order.isDated() ? range.boundedBy(answer, keys) : range);
        return order.isDated() && start == 0 ? step.withholding(Withheld.of(answer, keys, 0)) : step;
    }

    /** Whether contacts may lie between the anchor and this page. */
    private boolean leavesAGap(List<SortKey> keys, long start, long newTotal) {
        if (anchor == null || start == 0) {
            return false;
        }
        if (!keys.isEmpty() && order.compare(keys.get(0), anchor) <= 0) {
            return false;
        }
        boolean adjoins = start == place + 1;
        return !adjoins || newTotal < total;
    }

    private Walk stepBack(long start, ContactPage page) {
        long fall = total == UNKNOWN ? 0 : total - page.getTotal();
        requireNotMoreThanAskedFor(page);
        long target = Math.min(start, place + 1) - 1 - (Math.max(page.getLimit(), fall) << Math.min(back, 20));
        return new OverlappingWalk(
                settings,
                order,
                anchor,
                Math.max(-1, target),
                granted(page),
                page.getTotal(),
                back + 1,
                0,
                range,
                choice);
    }

    private Step read(ContactPage page, List<SortKey> keys, long start, Range bounded) {
        List<Contact> taken = new ArrayList<>();
        SortKey last = anchor;
        boolean reached = false;
        for (int index = 0; index < keys.size() && !reached; index++) {
            SortKey key = keys.get(index);
            reached = bounded.endsBefore(key);
            if (!reached && (last == null || order.compare(last, key) < 0)) {
                last = key;
                if (!bounded.isAfter(key)) {
                    taken.add(page.get(index));
                }
            }
        }
        long end = start + page.size();
        long behind = page.getTotal() - end;
        if (reached || PageCheck.isLast(page, behind)) {
            return Step.page(taken, new EndOfWalk(choice, bounded.bound(), doneUpTo(), true), 0, start, false);
        }
        // Contacts after this page may be done or too old.
        boolean counts = !order.isDated() && doneUpTo() == null;
        return Step.page(taken, onward(page, last, end - 1, bounded), counts ? behind : 0, start, false);
    }

    private Walk onward(ContactPage page, SortKey last, long end, Range bounded) {
        int still = last == anchor && end <= place ? idle + 1 : 0;
        if (still >= MOST_IDLE) {
            throw PageCheck.standsStill();
        }
        requireNotMoreThanAskedFor(page);
        if (granted(page) < LEAST_LIMIT) {
            throw new ContactsServerException("list failed: " + choice.reason() + " and gives only " + granted(page)
                    + " contacts a page: pages that small cannot be walked without missing contacts. Ask for the server's"
                    + " limit to be raised to " + LEAST_LIMIT + " or more, or list single pages by a producer");
        }
        return new OverlappingWalk(
                settings, order, last, end, granted(page), page.getTotal(), 0, still, bounded, choice);
    }

    /** A page starts at a multiple of its limit, so it starts at the expected place only if the server kept to the limit. */
    private void requireNotMoreThanAskedFor(ContactPage page) {
        int asked = request().limit();
        if (page.getLimit() > asked) {
            throw new ContactsServerException("list failed: " + choice.reason() + " and gives " + page.getLimit()
                    + " contacts a page when asked for " + asked
                    + ": such pages cannot be made to overlap, and would miss"
                    + " contacts. Set the option limit to twice as many as the server gives, or list single pages by a"
                    + " producer");
        }
    }

    /** A server that answered with a smaller limit than asked for will do so again. */
    private int granted(ContactPage page) {
        return page.getLimit() < request().limit() ? page.getLimit() : limit;
    }
}

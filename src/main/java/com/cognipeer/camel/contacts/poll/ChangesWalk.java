package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads changes from the oldest on. It always asks for page 1: each request starts at the time of the last contact, because
 * others may share that time. If one time fills a whole page, or a page brings nothing new, the walk steps through the
 * contacts of that time by {@code _id}. The walk ends at its bound; without one, a busy server would keep it from ending.
 *
 * @param lower     the time to start at; null for the beginning
 * @param inclusive whether the request asks for contacts of exactly that time
 * @param tie       whether the request asks only for contacts of that time, after the last one
 * @param last      the last contact read; null at the start
 * @param bound     the newest time that counts; null before the first answer
 */
record ChangesWalk(
        ChangesScope scope,
        Instant lower,
        boolean inclusive,
        boolean tie,
        SortKey last,
        Instant bound,
        boolean looksBack)
        implements Walk {

    /** Reads changes from a time on, that time included. */
    static ChangesWalk from(ChangesScope scope, Instant from, Instant bound) {
        return new ChangesWalk(scope, from, true, false, null, bound, true);
    }

    /** Reads the changes after the watermark. */
    static ChangesWalk behindWatermark(ChangesScope scope, Instant bound) {
        return new ChangesWalk(scope, scope.watermark(), false, false, null, bound, false);
    }

    /** Reads the rest of an unfinished sweep. */
    static ChangesWalk rest(ChangesScope scope, ChangesPlace.Progress progress) {
        SortKey last = progress.last();
        return new ChangesWalk(scope, last.modified(), true, false, last, progress.bound(), progress.looksBack());
    }

    @Override
    public PagingChoice choice() {
        return scope.choice();
    }

    @Override
    public Optional<ContactQuery> next() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        if (tie) {
            conditions.put(Contact.MODIFIED_DATE, SortKey.text(lower));
            conditions.put(Contact.ID, Map.of("$gt", last.id()));
        } else {
            Map<String, Object> range = new LinkedHashMap<>();
            if (lower != null) {
                range.put(inclusive ? "$gte" : "$gt", SortKey.text(lower));
            }
            if (bound != null) {
                range.put("$lte", SortKey.text(bound));
            }
            if (!range.isEmpty()) {
                conditions.put(Contact.MODIFIED_DATE, range);
            }
        }
        return Optional.of(scope.settings().ask(conditions, WalkOrder.OLDEST_FIRST));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        boolean expectsContact = inclusive && !tie && (scope.delivered() || last != null);
        if (scope.doubts(page, expectsContact)) {
            return Step.to(scope.probe().apply(with(scope.believing(), bound)));
        }
        List<SortKey> keys = PageCheck.keys(page, 1, WalkOrder.OLDEST_FIRST, this::isAskedFor);
        if (bound != null) {
            return read(page, keys, bound);
        }
        if (answer.bound() == null && !page.isEmpty()) {
            return Step.to(new NewestWalk(scope, newest -> with(scope, newest)));
        }
        Step step = read(page, keys, scope.bound(answer, null));
        if (step.walk().next().isPresent()) {
            return step;
        }
        // The request had no upper bound, so all later changes are on the page or after it.
        boolean isLater =
                !keys.isEmpty() && keys.get(keys.size() - 1).modified().isAfter(answer.date());
        return step.withholding(Withheld.of(answer, keys, isLater ? page.getTotal() - page.size() : 0));
    }

    private Step read(ContactPage page, List<SortKey> keys, Instant upTo) {
        List<Contact> taken = new ArrayList<>();
        int again = 0;
        SortKey newLast = last;
        boolean reached = false;
        for (int index = 0; index < keys.size() && !reached; index++) {
            SortKey key = keys.get(index);
            reached = upTo != null && key.modified().isAfter(upTo);
            if (newLast != null && WalkOrder.OLDEST_FIRST.compare(newLast, key) >= 0) {
                again++;
            } else if (!reached) {
                newLast = key;
                taken.add(page.get(index));
            }
        }
        long behind = page.getTotal() - page.size();
        boolean ended = reached || PageCheck.isLast(page, behind);
        return Step.rest(taken, onward(keys, page, newLast, upTo, ended), bound == null ? 0 : behind, again);
    }

    private Walk onward(List<SortKey> keys, ContactPage page, SortKey newLast, Instant upTo, boolean ended) {
        if (ended && tie) {
            return new ChangesWalk(scope, lower, false, false, newLast, upTo, looksBack);
        }
        if (ended) {
            return new EndOfWalk(choice(), upTo, looksBack);
        }
        Instant time = keys.get(keys.size() - 1).modified();
        boolean isFilledByOneTime =
                page.size() >= page.getLimit() && keys.get(0).modified().equals(time);
        // With nothing new, a page without the known contacts shows whether the total is right that there are more.
        boolean bringsNothing = newLast == last;
        return new ChangesWalk(scope, time, true, tie || isFilledByOneTime || bringsNothing, newLast, upTo, looksBack);
    }

    private ChangesWalk with(ChangesScope other, Instant newBound) {
        return new ChangesWalk(other, lower, inclusive, tie, last, newBound, looksBack);
    }

    private boolean isAskedFor(SortKey key) {
        if (tie) {
            return key.modified().equals(lower) && key.id().compareTo(last.id()) > 0;
        }
        boolean early = lower != null
                && (inclusive ? key.modified().isBefore(lower) : !key.modified().isAfter(lower));
        return !early && (bound == null || !key.modified().isAfter(bound));
    }
}

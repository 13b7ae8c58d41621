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
 * Reads changes from the oldest on, always page 1: each request starts at the time of the last contact, as others may
 * share it. Where one time fills a whole page, or a page brings nothing new, its contacts are stepped through by
 * {@code _id}. What is newer than the bound is left to the next sweep, or a busy server would keep this one from ending.
 *
 * @param lower     the time to start at; null for the beginning
 * @param inclusive whether contacts of exactly that time are asked for
 * @param tie       whether contacts of that time alone are asked for, behind the last one
 * @param last      the last contact read; null at the start
 * @param bound     the newest time that counts; null before the first answer
 * @param watermark the end of the last sweep: the bound is never before it
 */
record ChangesWalk(
        WalkSettings settings,
        Instant lower,
        boolean inclusive,
        boolean tie,
        SortKey last,
        Instant bound,
        Instant watermark,
        boolean looksBack,
        PagingChoice choice)
        implements Walk {

    /** From a time on, that time included. */
    static ChangesWalk from(
            WalkSettings settings, Instant from, Instant bound, Instant watermark, PagingChoice choice) {
        return new ChangesWalk(settings, from, true, false, null, bound, watermark, true, choice);
    }

    /** What came after the watermark. */
    static ChangesWalk behind(WalkSettings settings, Instant watermark, Instant bound, PagingChoice choice) {
        return new ChangesWalk(settings, watermark, false, false, null, bound, watermark, false, choice);
    }

    /** The rest of an unfinished sweep. */
    static ChangesWalk rest(WalkSettings settings, Progress progress, Instant watermark, PagingChoice choice) {
        SortKey last = new SortKey(progress.modified(), progress.id());
        return new ChangesWalk(
                settings,
                last.modified(),
                true,
                false,
                last,
                progress.bound(),
                watermark,
                progress.looksBack(),
                choice);
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
        return Optional.of(settings.ask(conditions, WalkOrder.OLDEST_FIRST));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        List<SortKey> keys = PageCheck.keys(page, 1, WalkOrder.OLDEST_FIRST, this::isAskedFor);
        if (bound != null) {
            return read(page, keys, bound);
        }
        if (answer.bound() == null && !page.isEmpty()) {
            return Step.to(new NewestWalk(settings, watermark, choice, this::boundedBy));
        }
        Step step = read(page, keys, Bounds.later(answer.bound(), watermark));
        if (step.walk().next().isPresent()) {
            return step;
        }
        // Without an upper bound in the request, all that follows is on the page or behind it.
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
            return new ChangesWalk(settings, lower, false, false, newLast, upTo, watermark, looksBack, choice);
        }
        if (ended) {
            return new EndOfWalk(choice, upTo, looksBack);
        }
        Instant time = keys.get(keys.size() - 1).modified();
        boolean filled =
                page.size() >= page.getLimit() && keys.get(0).modified().equals(time);
        // Nothing new, and the total promises more, rightly or not: only a page without the known ones tells.
        boolean stepsOver = filled || newLast == last;
        return new ChangesWalk(settings, time, true, stepsOver || tie, newLast, upTo, watermark, looksBack, choice);
    }

    private Walk boundedBy(Instant newest) {
        return new ChangesWalk(settings, lower, inclusive, tie, last, newest, watermark, looksBack, choice);
    }

    @Override
    public boolean expects(boolean known) {
        return inclusive && !tie && (known || last != null);
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

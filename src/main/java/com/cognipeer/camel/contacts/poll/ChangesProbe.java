package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out, once a start, whether the server honours every predicate of a walk over changes by keyset. The API does not
 * document them, and a server that compares a text with a stored date matches nothing, without an error.
 *
 * @param question the next question
 * @param sample   the oldest contact; null before the probe asked for it
 * @param tried    a sample that was not found again; it may have been changed meanwhile
 * @param missed   the question that did not find it
 * @param attempt  how many samples were taken
 * @param begun    whether a sweep by keyset is under way, which would begin anew if the paging changed
 * @param then     the walk for the result; given null when there are no contacts
 */
record ChangesProbe(
        WalkSettings settings,
        ProbeQuestion question,
        SortKey sample,
        SortKey tried,
        ProbeQuestion missed,
        int attempt,
        boolean begun,
        Function<PagingChoice, Walk> then)
        implements Walk {

    private static final int MOST_ATTEMPTS = 3;

    static ChangesProbe start(WalkSettings settings, boolean begun, Function<PagingChoice, Walk> then) {
        return new ChangesProbe(settings, ProbeQuestion.OLDEST, null, null, null, 1, begun, then);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(question.about(sample, settings));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        return Step.to(
                switch (question) {
                    case OLDEST -> sampled(page);
                    case UNDATED -> dated(page);
                    case RANGE_HIT -> finds(page) ? ask(ProbeQuestion.RANGE_MISS) : notFound();
                    case RANGE_MISS -> ask(page.isEmpty() ? ProbeQuestion.TIE_HIT : ProbeQuestion.FILTER_MISS);
                    case TIE_HIT -> finds(page) ? ask(ProbeQuestion.TIE_MISS) : notFound();
                    case TIE_MISS ->
                        isBehindSample(page) ? then.apply(PagingChoice.KEYSET) : fails("ignores", question);
                    case FILTER_MISS -> ignoresRanges(page);
                    case FIRST_ID, ID_HIT -> throw new IllegalStateException("no question about changes: " + question);
                });
    }

    @Override
    public Walk refused(ContactsException refusal) {
        if (question == ProbeQuestion.OLDEST) {
            throw refusal;
        }
        if (sample == null) {
            throw undated("at least one");
        }
        return question == ProbeQuestion.UNDATED ? ask(ProbeQuestion.RANGE_HIT) : fails("refuses", question);
    }

    @Override
    public PagingChoice choice() {
        return null;
    }

    private Walk sampled(ContactPage page) {
        if (page.isEmpty()) {
            return then.apply(null);
        }
        if (page.get(0).modifiedAt().isEmpty()) {
            return ask(ProbeQuestion.UNDATED);
        }
        SortKey key = keyOfFirst(page);
        // A sweep under way is not begun anew because the sample was away for one question.
        if (key.equals(tried) && !(begun && attempt < MOST_ATTEMPTS)) {
            return fails("matches nothing with", missed);
        }
        ProbeQuestion next = tried == null ? ProbeQuestion.UNDATED : ProbeQuestion.RANGE_HIT;
        return new ChangesProbe(settings, next, key, tried, missed, attempt, begun, then);
    }

    /** A server that ignores the question answers with a contact that has a date. */
    private Walk dated(ContactPage page) {
        if (!page.isEmpty() && page.get(0).modifiedAt().isEmpty()) {
            throw undated(String.valueOf(page.getTotal()));
        }
        return sample == null ? notFound() : ask(ProbeQuestion.RANGE_HIT);
    }

    private static ContactsServerException undated(String count) {
        return new ContactsServerException("list failed: " + count + " of the contacts that match have no"
                + " modifiedDate, so that their changes would never be seen: give them one, leave them out by the"
                + " option filter, or use mode=snapshot");
    }

    /** The sample may have been changed since it was taken, so the probe takes another one. */
    private Walk notFound() {
        if (attempt < MOST_ATTEMPTS) {
            return new ChangesProbe(settings, ProbeQuestion.OLDEST, null, sample, question, attempt + 1, begun, then);
        }
        if (begun) {
            throw new ContactsServerException(
                    "list failed: contacts move so fast that it could not be found out whether the server honours "
                            + question.predicate() + ": the sweep continues with a later poll");
        }
        return fails("matches nothing with", question);
    }

    /** A server that ignores any filter would deliver contacts that the user's filter leaves out. */
    private Walk ignoresRanges(ContactPage page) {
        if (!page.isEmpty() && !settings.filter().document().isEmpty()) {
            throw new ContactsServerException("list failed: the server ignores filters, so that the option filter would"
                    + " be ignored as well: leave it out and choose among the consumed contacts in the route");
        }
        return fails("ignores", ProbeQuestion.RANGE_MISS);
    }

    private boolean finds(ContactPage page) {
        return !page.isEmpty() && keyOfFirst(page).modified().equals(sample.modified());
    }

    private boolean isBehindSample(ContactPage page) {
        return page.isEmpty() || WalkOrder.OLDEST_FIRST.compare(sample, keyOfFirst(page)) < 0;
    }

    private static SortKey keyOfFirst(ContactPage page) {
        return WalkOrder.OLDEST_FIRST.keyOf(page.get(0), 0);
    }

    private Walk fails(String how, ProbeQuestion what) {
        return then.apply(PagingChoice.pages("the server " + how + " " + what.predicate()));
    }

    private ChangesProbe ask(ProbeQuestion other) {
        return new ChangesProbe(settings, other, sample, tried, missed, attempt, begun, then);
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out, once a start, whether the server honours every bound that a walk over changes by keyset asks for. Such
 * bounds are not documented, and a server that compares a text with a stored date matches nothing, in silence.
 *
 * @param question what is asked next
 * @param sample   the oldest contact; null before it was asked for
 * @param tried    a sample that was not found again; it may have moved meanwhile
 * @param missed   the question by which it was not found
 * @param attempt  how many samples were taken
 * @param begun    whether a sweep by keyset is under way, which another way of paging would begin anew
 * @param then     the walk for the outcome
 */
record ChangesProbe(
        WalkSettings settings,
        Question question,
        SortKey sample,
        SortKey tried,
        Question missed,
        int attempt,
        boolean begun,
        Function<PagingChoice, Walk> then)
        implements Walk {

    private static final int MOST_ATTEMPTS = 3;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    enum Question {
        SAMPLE("sort on modifiedDate"),
        DATELESS("$exists on modifiedDate"),
        RANGE_HIT("$gt, $gte and $lte on modifiedDate"),
        RANGE_MISS("$gte on modifiedDate"),
        TIE_HIT("equality on modifiedDate with $gt on _id"),
        TIE_MISS("$gt on _id"),
        FILTER_MISS("equality on modifiedDate");

        private final String predicate;

        Question(String predicate) {
            this.predicate = predicate;
        }
    }

    static ChangesProbe start(WalkSettings settings, Progress progress, Function<PagingChoice, Walk> then) {
        return start(settings, progress != null && progress.paging() == Paging.keyset, then);
    }

    /** In the middle of a walk by keyset. */
    static ChangesProbe again(WalkSettings settings, Function<PagingChoice, Walk> then) {
        return start(settings, true, then);
    }

    private static ChangesProbe start(WalkSettings settings, boolean begun, Function<PagingChoice, Walk> then) {
        return new ChangesProbe(settings, Question.SAMPLE, null, null, null, 1, begun, then);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(settings.ask(
                switch (question) {
                    case SAMPLE -> Map.of();
                    case DATELESS -> Map.of(Contact.MODIFIED_DATE, Map.of("$exists", false));
                    case RANGE_HIT -> Map.of(Contact.MODIFIED_DATE, around(sample.modified()));
                    case RANGE_MISS -> Map.of(Contact.MODIFIED_DATE, Map.of("$gte", SortKey.text(NEVER)));
                    case TIE_HIT -> tie(SortKey.below(sample.id()));
                    case TIE_MISS -> tie(sample.id());
                    case FILTER_MISS -> Map.of(Contact.MODIFIED_DATE, SortKey.text(NEVER));
                },
                question == Question.DATELESS ? WalkOrder.BY_ID : WalkOrder.OLDEST_FIRST,
                1,
                1));
    }

    @Override
    public Step after(Answer answer) {
        ContactPage page = answer.page();
        return Step.to(
                switch (question) {
                    case SAMPLE -> sampled(page);
                    case DATELESS -> dated(page);
                    case RANGE_HIT -> finds(page) ? ask(Question.RANGE_MISS) : notFound();
                    case RANGE_MISS -> page.isEmpty() ? ask(Question.TIE_HIT) : ask(Question.FILTER_MISS);
                    case TIE_HIT -> finds(page) ? ask(Question.TIE_MISS) : notFound();
                    case TIE_MISS ->
                        isBehindSample(page) ? then.apply(PagingChoice.KEYSET) : fails("ignores", question);
                    case FILTER_MISS -> ignoresRanges(page);
                });
    }

    @Override
    public Walk refused(ContactsException refusal) {
        if (question == Question.SAMPLE) {
            throw refusal;
        }
        if (sample == null) {
            throw dateless("at least one");
        }
        return question == Question.DATELESS ? ask(Question.RANGE_HIT) : fails("refuses", question);
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
            return ask(Question.DATELESS);
        }
        SortKey key = WalkOrder.OLDEST_FIRST.keyOf(page.get(0), 0);
        if (key.equals(tried)) {
            return fails("matches nothing with", missed);
        }
        return new ChangesProbe(
                settings,
                tried == null ? Question.DATELESS : Question.RANGE_HIT,
                key,
                tried,
                missed,
                attempt,
                begun,
                then);
    }

    /** A contact that says when it was modified is no answer to the question for those that do not. */
    private Walk dated(ContactPage page) {
        if (!page.isEmpty() && page.get(0).modifiedAt().isEmpty()) {
            throw dateless(String.valueOf(page.getTotal()));
        }
        return sample == null ? notFound() : ask(Question.RANGE_HIT);
    }

    private static ContactsServerException dateless(String count) {
        return new ContactsServerException("list failed: " + count + " of the contacts that match have no"
                + " modifiedDate, so that their changes would never be seen: give them one, leave them out by the"
                + " option filter, or use mode=snapshot");
    }

    /** Not found may mean that the sample has moved since: then another one is taken. */
    private Walk notFound() {
        if (attempt == MOST_ATTEMPTS && begun) {
            throw new ContactsServerException(
                    "list failed: contacts move so fast that it could not be found out whether" + " the server honours "
                            + question.predicate + ": the sweep under way goes on with a later poll");
        }
        return attempt == MOST_ATTEMPTS
                ? fails("matches nothing with", question)
                : new ChangesProbe(settings, Question.SAMPLE, null, sample, question, attempt + 1, begun, then);
    }

    /** A server that ignores any filter would deliver contacts that were never asked for. */
    private Walk ignoresRanges(ContactPage page) {
        if (!page.isEmpty() && !settings.filter().document().isEmpty()) {
            throw new ContactsServerException("list failed: the server ignores filters, so that the option filter would"
                    + " be ignored as well: leave it out and choose among the consumed contacts in the route");
        }
        return fails("ignores", Question.RANGE_MISS);
    }

    private boolean finds(ContactPage page) {
        return !page.isEmpty()
                && WalkOrder.OLDEST_FIRST.keyOf(page.get(0), 0).modified().equals(sample.modified());
    }

    private boolean isBehindSample(ContactPage page) {
        List<Contact> found = page;
        return found.isEmpty()
                || WalkOrder.OLDEST_FIRST.compare(sample, WalkOrder.OLDEST_FIRST.keyOf(found.get(0), 0)) < 0;
    }

    private Walk fails(String how, Question what) {
        return then.apply(PagingChoice.pages("the server " + how + " " + what.predicate));
    }

    private ChangesProbe ask(Question other) {
        return new ChangesProbe(settings, other, sample, tried, missed, attempt, begun, then);
    }

    private Map<String, Object> tie(String id) {
        return Map.of(Contact.MODIFIED_DATE, SortKey.text(sample.modified()), Contact.ID, Map.of("$gt", id));
    }

    private static Map<String, Object> around(Instant time) {
        return Map.of("$gte", SortKey.text(time), "$gt", SortKey.text(time.minusMillis(1)), "$lte", SortKey.text(time));
    }
}

package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * The questions that probes ask. Each is a request for one contact. A probe takes a sample, a contact that is there, and so
 * knows which answer a server gives that honours the predicate.
 */
enum ProbeQuestion {
    /** Takes the sample for the questions about changes. */
    OLDEST("sort on modifiedDate", WalkOrder.OLDEST_FIRST, sample -> Map.of()),
    /** Finds contacts without a date: no range matches them. */
    UNDATED("$exists on modifiedDate", WalkOrder.BY_ID, sample -> modified(Map.of("$exists", false))),
    /** Finds the sample. */
    RANGE_HIT("$gt, $gte and $lte on modifiedDate", WalkOrder.OLDEST_FIRST, sample -> modified(around(sample))),
    /** Finds nothing. */
    RANGE_MISS("$gte on modifiedDate", WalkOrder.OLDEST_FIRST, sample -> modified(Map.of("$gte", never()))),
    /** Finds the sample. */
    TIE_HIT(
            "equality on modifiedDate with $gt on _id",
            WalkOrder.OLDEST_FIRST,
            sample -> tie(sample, SortKey.below(sample.id()))),
    /** Finds nothing, or a contact after the sample. */
    TIE_MISS("$gt on _id", WalkOrder.OLDEST_FIRST, sample -> tie(sample, sample.id())),
    /** Finds nothing, unless the server ignores any filter. */
    FILTER_MISS("equality on modifiedDate", WalkOrder.OLDEST_FIRST, sample -> modified(never())),
    /** Takes the sample for the question about ids. */
    FIRST_ID("sort on _id", WalkOrder.BY_ID, sample -> Map.of()),
    /** Finds a contact. */
    ID_HIT("$gt on _id", WalkOrder.BY_ID, sample -> Map.of(Contact.ID, Map.of("$gt", SortKey.below(sample.id()))));

    private final String predicate;
    private final WalkOrder order;
    private final Function<SortKey, Map<String, ?>> conditions;

    ProbeQuestion(String predicate, WalkOrder order, Function<SortKey, Map<String, ?>> conditions) {
        this.predicate = predicate;
        this.order = order;
        this.conditions = conditions;
    }

    /** The predicate that the answer proves, for people. */
    String predicate() {
        return predicate;
    }

    ContactQuery about(SortKey sample, WalkSettings settings) {
        return settings.ask(conditions.apply(sample), order, 1, 1);
    }

    private static Map<String, ?> modified(Object condition) {
        return Map.of(Contact.MODIFIED_DATE, condition);
    }

    private static Map<String, ?> tie(SortKey sample, String id) {
        return Map.of(Contact.MODIFIED_DATE, SortKey.text(sample.modified()), Contact.ID, Map.of("$gt", id));
    }

    private static Map<String, ?> around(SortKey sample) {
        Instant time = sample.modified();
        String text = SortKey.text(time);
        return Map.of("$gte", text, "$gt", SortKey.text(time.minusMillis(1)), "$lte", text);
    }

    private static String never() {
        return "9999-01-01T00:00:00.000Z";
    }
}

package com.cognipeer.camel.contacts.twoway;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What has happened in histories, counted. */
final class Tally {

    enum Of {
        EDITS_IN_CRM,
        EDITS_IN_WORKSPACE,
        EDITS_DURING_POLLS,
        LATE_COMMITS,
        POLLS,
        CRASHES,
        LOST_ANSWERS,
        OTHER_FAULTS,
        REQUESTS,
        WRITES,
        ECHOES_SKIPPED,
        ECHOES_KNOWN,
        VALUES_TO_WORKSPACE,
        VALUES_TO_CRM,
        CONFLICTS_FOR_CRM,
        CONFLICTS_FOR_WORKSPACE,
        BACK_FOR_A_WHILE,
        LOST_IN_THE_ROUND_TRIP,
        LOST_WITHOUT_AN_ANSWER,
        ROWS_REMOVED_WITH_CONTACT,
        CONTACTS_MADE_INACTIVE,
        PARKED_AT_THE_END,
        QUIET_POLLS
    }

    private final Map<Of, Long> counts = new EnumMap<>(Of.class);

    void add(Of what) {
        add(what, 1);
    }

    void add(Of what, long count) {
        counts.merge(what, count, Long::sum);
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
    }

    long get(Of what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
